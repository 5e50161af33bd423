namespace Schema.Planning;

/// <summary>What an engine and its version can do. Asked where operations are lowered; no other code knows engines
/// apart.</summary>
/// <param name="Engine">The engine's name, for messages.</param>
/// <param name="Version">The server's version.</param>
internal sealed record Capabilities(string Engine, Version Version)
{
    /// <summary>That something is for newer servers, as messages say it.</summary>
    public string Needs(int version, string what) => IsOldest
        ? $"{what} needs {Engine} {version}; the project is for servers from {Version.Major} on"
        : $"{what} needs {Engine} {version}; this server is {Version}";

    /// <summary>It is the oldest server that the project is for, and not the one that is there.</summary>
    public bool IsOldest { get; init; }

    /// <summary>Others read and write while a migration runs.</summary>
    public bool ServesOthers { get; init; }

    /// <summary>Comments are stored in the database; otherwise they live in the fold alone.</summary>
    public bool Comments { get; init; }

    /// <summary>Rows that are found by ranges of where they lie.</summary>
    public bool TidRanges { get; init; }

    /// <summary>Rules of an author's own in collations.</summary>
    public bool CollationRules { get; init; }

    /// <summary>Collations that the server knows by itself.</summary>
    public bool BuiltinCollations { get; init; }

    /// <summary>Expressions in statistics of several columns.</summary>
    public bool StatisticsOfExpressions { get; init; }

    /// <summary>How much is sampled for statistics of several columns.</summary>
    public bool StatisticsTargets { get; init; }

    /// <summary>The role <c>CURRENT_ROLE</c>.</summary>
    public bool CurrentRole { get; init; }

    /// <summary>The privilege <c>MAINTAIN</c>.</summary>
    public bool Maintain { get; init; }

    /// <summary>Routines whose body the server reads when they are created.</summary>
    public bool ParsedBodies { get; init; }

    /// <summary>Output arguments of procedures.</summary>
    public bool ProcedureOutputs { get; init; }

    /// <summary>Views that read with the rights of whoever asks.</summary>
    public bool SecurityInvoker { get; init; }

    /// <summary><c>NULLS NOT DISTINCT</c> in unique indexes.</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>The columns that <c>ON DELETE SET NULL</c> and <c>SET DEFAULT</c> set.</summary>
    public bool OnDeleteColumns { get; init; }

    /// <summary>Parameters of operator classes in indexes.</summary>
    public bool OperatorClassParameters { get; init; }

    /// <summary><c>INCLUDE</c> in indexes that use <c>spgist</c>.</summary>
    public bool SpGistInclude { get; init; }

    /// <summary>Multirange types.</summary>
    public bool Multiranges { get; init; }

    /// <summary>A <c>numeric</c> with more digits after the point than in all, or fewer than none.</summary>
    public bool FreeNumericScale { get; init; }

    /// <summary>Generated columns that become ordinary ones.</summary>
    public bool DropsExpressions { get; init; }

    /// <summary>Columns of partitions that are numbered by their table.</summary>
    public bool NumberedPartitions { get; init; }

    /// <summary>Exclusion constraints of partitioned tables.</summary>
    public bool PartitionedExclusions { get; init; }

    /// <summary>Foreign keys of partitioned tables that are not valid.</summary>
    public bool UnvalidatedPartitionedReferences { get; init; }

    /// <summary>Triggers that run before each row of a partitioned table.</summary>
    public bool TriggersBeforeRowsOfPartitions { get; init; }

    /// <summary>Triggers of partitioned tables that get another name with those of the partitions.</summary>
    public bool RenamesTriggersOfPartitions { get; init; }

    /// <summary>Partitions that are detached while others use the partitioned table.</summary>
    public bool DetachesConcurrently { get; init; }

    /// <summary>Generated columns that get another expression.</summary>
    public bool SetsExpressions { get; init; }

    /// <summary>Generated columns that are computed when they are read.</summary>
    public bool VirtualColumns { get; init; }

    /// <summary>A method of compression for each column.</summary>
    public bool ColumnCompression { get; init; }

    /// <summary><c>SET STORAGE DEFAULT</c>.</summary>
    public bool DefaultStorage { get; init; }

    /// <summary>Sequences that are not written to the log, as the tables that own them.</summary>
    public bool UnloggedSequences { get; init; }
}
