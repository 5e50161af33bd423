namespace Schema.Dsl;

/// <summary>Declares a sequence. See the PostgreSQL manual, CREATE SEQUENCE.</summary>
public sealed class SequenceBuilder
{
    private Sequence _sequence;

    internal SequenceBuilder(Sequence sequence) => _sequence = sequence;

    /// <summary>The type of its numbers: <c>smallint</c>, <c>integer</c>, or <c>bigint</c>, the default.</summary>
    public SequenceBuilder Type(string sqlType) => Set(_sequence with { Type = SequenceParts.Type(Name, sqlType) });

    /// <summary>The first number; default: the smallest, or the largest of a sequence that counts down.</summary>
    public SequenceBuilder Start(long number) => Set(_sequence with { Start = number });

    /// <summary>The step from one number to the next; default: 1.</summary>
    public SequenceBuilder Increment(long step) =>
        Set(_sequence with { Increment = SequenceParts.Increment(Name, step) });

    /// <summary>The smallest number; default: 1, or the type's smallest of a sequence that counts down.</summary>
    public SequenceBuilder Min(long number) => Set(_sequence with { Min = number });

    /// <summary>The largest number; default: the type's largest, or -1 of a sequence that counts down.</summary>
    public SequenceBuilder Max(long number) => Set(_sequence with { Max = number });

    /// <summary>How many numbers a session takes at once; default: 1.</summary>
    public SequenceBuilder Cache(long numbers) => Set(_sequence with { Cache = SequenceParts.Cache(Name, numbers) });

    /// <summary>Begins again behind the last number, instead of failing.</summary>
    public SequenceBuilder Cycle() => Set(_sequence with { Cycle = true });

    /// <summary>Goes when this column goes, and comes back with it.</summary>
    public SequenceBuilder OwnedBy(TableName table, string column) =>
        Set(_sequence with { OwnedBy = SequenceParts.Owner(table, column) });

    /// <summary>Explains the sequence to whoever reads the schema.</summary>
    public SequenceBuilder Comment(string text) => Set(_sequence with { Comment = text });

    internal Sequence Build() => _sequence.Problem is { } problem
        ? throw new InvalidMigrationException($"The sequence \"{Name}\" cannot be: {problem}.")
        : _sequence;

    private TableName Name => _sequence.Name.Name;

    private SequenceBuilder Set(Sequence sequence)
    {
        _sequence = sequence;
        return this;
    }
}
