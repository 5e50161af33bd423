namespace Schema.Generators;

/// <summary>The steps of the pipeline, so that tests can ask what ran anew.</summary>
internal static class TrackingNames
{
    public const string Migrations = nameof(Migrations);
    public const string Registry = nameof(Registry);
    public const string Conventions = nameof(Conventions);
    public const string References = nameof(References);
    public const string Properties = nameof(Properties);
    public const string Target = nameof(Target);
    public const string Output = nameof(Output);
}
