namespace Schema.Dsl;

/// <summary>A migration as the compiler found it: what the generated <c>MigrationRegistry</c> lists.</summary>
/// <param name="Version">The version, 14 digits.</param>
/// <param name="Name">The class name.</param>
/// <param name="Create">Makes the migration; no reflection, so that trimming and ahead-of-time compilation
/// work.</param>
public sealed record MigrationEntry(long Version, string Name, Func<Migration> Create)
{
    /// <summary>Why the whole migration has no way back (<see cref="IrreversibleAttribute"/>); <see langword="null"/>
    /// if it has one.</summary>
    public string? IrreversibleBecause { get; init; }

    /// <summary>What it gets where it does not say otherwise.</summary>
    public Conventions Conventions { get; init; } = Conventions.Default;

    /// <summary>The SQL files of the project, by their paths in it, for <c>ExecuteFile</c>: the compiler has put them into
    /// the assembly.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = SqlFiles.None;

    /// <summary>Version and name, as log lines write them.</summary>
    public override string ToString() => $"{Version} {Name}";
}
