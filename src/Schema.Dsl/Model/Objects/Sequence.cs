namespace Schema.Dsl;

/// <summary>A sequence: a source of numbers. See the PostgreSQL manual, CREATE SEQUENCE.</summary>
public sealed record Sequence : SchemaObject
{
    /// <summary>The sequence of that name.</summary>
    public Sequence(TableName name)
        : base(NameOf(name))
    {
    }

    /// <summary>The type of its numbers: <c>smallint</c>, <c>integer</c> or <c>bigint</c>.</summary>
    public string Type { get; init; } = "bigint";

    /// <summary>The first number; <see langword="null"/> for the smallest, or the largest if it counts down.</summary>
    public long? Start { get; init; }

    /// <summary>The step from one number to the next, not 0.</summary>
    public long Increment { get; init; } = 1;

    /// <summary>The smallest number; <see langword="null"/> for 1, or the type's smallest if it counts down.</summary>
    public long? Min { get; init; }

    /// <summary>The largest number; <see langword="null"/> for the type's largest, or -1 if it counts down.</summary>
    public long? Max { get; init; }

    /// <summary>How many numbers a session takes at once.</summary>
    public long Cache { get; init; } = 1;

    /// <summary>Begins again behind the last number, instead of failing.</summary>
    public bool Cycle { get; init; }

    /// <summary>The column that it is dropped with; <see langword="null"/> for none.</summary>
    public SequenceOwner? OwnedBy { get; init; }

    internal long Lowest => Min ?? DefaultMin;

    internal long Highest => Max ?? DefaultMax;

    internal long First => Start ?? (Increment > 0 ? Lowest : Highest);

    private long DefaultMin => Increment > 0 ? 1 : Smallest(Type);

    private long DefaultMax => Increment > 0 ? Largest(Type) : -1;

    /// <summary>What is wrong with its numbers; <see langword="null"/> if nothing is.</summary>
    internal string? Problem =>
        Lowest < Smallest(Type) || Highest > Largest(Type)
            ? $"its numbers go from {Lowest} to {Highest}, and {Type} holds those from {Smallest(Type)} to "
                + $"{Largest(Type)}"
        : Lowest >= Highest ? $"its smallest number, {Lowest}, is not less than its largest, {Highest}"
        : First < Lowest || First > Highest ? $"it starts with {First}, and its numbers go from {Lowest} to {Highest}"
        : null;

    internal static ObjectName NameOf(TableName name) => new(ObjectKind.Sequence, name);

    internal override SchemaObject Following(Renaming renaming) => this with
    {
        OwnedBy = OwnedBy is { Table: { } table } owner ? owner with { Table = renaming.Name(table) } : OwnedBy,
    };

    // What was not said is settled when a sequence is created, and another step or type does not change it; but a limit
    // that was that of the type goes with the type.
    internal Sequence With(AlterSequence alter)
    {
        var type = alter.Type ?? Type;
        var increment = alter.Increment ?? Increment;
        var resetsMin = alter.Type is not null && Lowest == Smallest(Type);
        var resetsMax = alter.Type is not null && Highest == Largest(Type);
        var min = alter.Min?.Number is { } givenMin ? givenMin
            : alter.Min is null && !resetsMin ? Lowest
            : increment < 0 || resetsMin ? Smallest(type) : 1;
        var max = alter.Max?.Number is { } givenMax ? givenMax
            : alter.Max is null && !resetsMax ? Highest
            : increment > 0 || resetsMax ? Largest(type) : -1;
        var changed = this with
        {
            Type = type,
            Increment = increment,
            Min = null,
            Max = null,
            Start = null,
            Cache = alter.Cache ?? Cache,
            Cycle = alter.Cycle ?? Cycle,
            OwnedBy = alter.OwnedBy is null ? OwnedBy : alter.OwnedBy.Table is null ? null : alter.OwnedBy,
        };
        var limited = changed with
        {
            Min = min == changed.DefaultMin ? null : min,
            Max = max == changed.DefaultMax ? null : max,
        };
        var start = alter.Start ?? First;
        return limited with { Start = start == limited.First ? null : start };
    }

    private static long Smallest(string type) => type switch
    {
        "smallint" => short.MinValue,
        "integer" => int.MinValue,
        _ => long.MinValue,
    };

    private static long Largest(string type) => type switch
    {
        "smallint" => short.MaxValue,
        "integer" => int.MaxValue,
        _ => long.MaxValue,
    };
}

/// <summary>The column that a sequence is dropped with.</summary>
/// <param name="Table">Its table; <see langword="null"/> for no column any more.</param>
/// <param name="Column">The column; <see langword="null"/> for no column any more.</param>
public sealed record SequenceOwner(TableName? Table, string? Column)
{
    /// <summary>No column: what a sequence is owned by that is not owned any more.</summary>
    public static SequenceOwner None { get; } = new(null, null);
}
