namespace Schema.Dsl;

/// <summary>A migration as the compiler found it: what the generated <c>MigrationRegistry</c> lists.</summary>
/// <param name="Version">The version, 14 digits; 0 for a repeatable.</param>
/// <param name="Name">The class name.</param>
/// <param name="Create">Makes the migration; no reflection, so that trimming and ahead-of-time compilation
/// work.</param>
public sealed record MigrationEntry(long Version, string Name, Func<Migration> Create)
{
    /// <summary>When it is applied: once, or again whenever it has changed.</summary>
    public MigrationKind Kind { get; init; }

    /// <summary>The environments that a repeatable is for (<see cref="EnvironmentsAttribute"/>); none for
    /// all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Why the whole migration has no way back (<see cref="IrreversibleAttribute"/>); <see langword="null"/>
    /// if it has one.</summary>
    public string? IrreversibleBecause { get; init; }

    /// <summary>Why the whole migration runs exactly as it is written (<see cref="UnsafeAttribute"/>);
    /// <see langword="null"/> where it is to be done the safe way.</summary>
    public string? UnsafeBecause { get; init; }

    /// <summary>How long its statements may wait and run (<see cref="TimeoutsAttribute"/>); <see langword="null"/> for
    /// the defaults.</summary>
    public MigrationTimeouts? Timeouts { get; init; }

    /// <summary>When it runs (<see cref="PhaseAttribute"/>).</summary>
    public Phase Phase { get; init; }

    /// <summary>How strictly its project takes the rules (<see cref="SchemaRulesAttribute"/>).</summary>
    public RuleSettings Rules { get; init; } = RuleSettings.Default;

    /// <summary>What it gets where it does not say otherwise.</summary>
    public Conventions Conventions { get; init; } = Conventions.Default;

    /// <summary>The SQL files of the project, by their paths in it, for <c>ExecuteFile</c>: the compiler has put them
    /// into the assembly.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = SqlFiles.None;

    /// <summary>Version and name, as log lines write them.</summary>
    public override string ToString() => Kind is MigrationKind.Versioned ? $"{Version} {Name}" : Name;
}

/// <summary>When a migration is applied.</summary>
public enum MigrationKind
{
    /// <summary>Once, in the order of the versions.</summary>
    Versioned,

    /// <summary>Behind the others, and again whenever it has changed (<see cref="Schema.Dsl.Repeatable"/>).</summary>
    Repeatable,

    /// <summary>The same; its rows stay on the way back (<see cref="Schema.Dsl.Seed"/>).</summary>
    Seed,
}
