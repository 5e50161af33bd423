namespace Schema.Generators;

/// <summary>The steps of the pipeline, so that tests can ask what ran anew.</summary>
internal static class TrackingNames
{
    public const string Migrations = nameof(Migrations);
    public const string Files = nameof(Files);
    public const string FilePaths = nameof(FilePaths);
    public const string Registry = nameof(Registry);
    public const string Conventions = nameof(Conventions);
    public const string Rules = nameof(Rules);
    public const string References = nameof(References);
    public const string Properties = nameof(Properties);
    public const string Target = nameof(Target);
    public const string Output = nameof(Output);
    public const string FilesOutput = nameof(FilesOutput);
}
