namespace Schema.Dsl;

/// <summary>What a rule has to know besides an operation and the schema that it meets.</summary>
/// <param name="After">The schema after the migration.</param>
/// <param name="Phase">When the migration runs.</param>
/// <param name="OldestServer">The major version of the oldest server that it is to run on.</param>
internal sealed record HazardScope(SchemaModel After, Phase Phase, int OldestServer)
{
    /// <summary>The server that it runs on; <see langword="null"/> where that is not known yet.</summary>
    public Version? Server { get; init; }

    /// <summary>The tables that earlier operations of the migration keep others from.</summary>
    public HeldTables Held { get; init; } = new();

    /// <summary>What earlier operations of the run have made, this migration's among them.</summary>
    public NewTables Made { get; init; } = new();

    /// <summary>The release that runs meanwhile does not know what the migration takes away.</summary>
    public bool IsContract => Phase is Phase.Contract;
}
