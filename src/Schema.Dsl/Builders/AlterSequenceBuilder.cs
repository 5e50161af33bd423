namespace Schema.Dsl;

/// <summary>Changes a sequence. What is not named stays as it is, the next number too.</summary>
public sealed class AlterSequenceBuilder : IOperationBuilder
{
    private readonly TableName _name;
    private readonly AlterSequence _unchanged;
    private AlterSequence _alter;

    internal AlterSequenceBuilder(TableName sequence)
    {
        _name = sequence;
        _unchanged = _alter = new AlterSequence(Sequence.NameOf(sequence));
    }

    /// <summary>The type of its numbers. A limit that was that of the type goes with it.</summary>
    public AlterSequenceBuilder Type(string sqlType) => Set(_alter with { Type = SequenceParts.Type(_name, sqlType) });

    /// <summary>The number that a restart begins with.</summary>
    public AlterSequenceBuilder Start(long number) => Set(_alter with { Start = number });

    /// <summary>The step from one number to the next.</summary>
    public AlterSequenceBuilder Increment(long step) =>
        Set(_alter with { Increment = SequenceParts.Increment(_name, step) });

    /// <summary>The smallest number.</summary>
    public AlterSequenceBuilder Min(long number) => Set(_alter with { Min = new SequenceLimit(number) });

    /// <summary>No smallest number but that of the type, or 1 if it counts up.</summary>
    public AlterSequenceBuilder NoMin() => Set(_alter with { Min = new SequenceLimit(null) });

    /// <summary>The largest number.</summary>
    public AlterSequenceBuilder Max(long number) => Set(_alter with { Max = new SequenceLimit(number) });

    /// <summary>No largest number but that of the type, or -1 if it counts down.</summary>
    public AlterSequenceBuilder NoMax() => Set(_alter with { Max = new SequenceLimit(null) });

    /// <summary>How many numbers a session takes at once.</summary>
    public AlterSequenceBuilder Cache(long numbers) => Set(_alter with { Cache = SequenceParts.Cache(_name, numbers) });

    /// <summary>Begins again behind the last number, instead of failing.</summary>
    public AlterSequenceBuilder Cycle() => Set(_alter with { Cycle = true });

    /// <summary>Fails behind the last number, instead of beginning again.</summary>
    public AlterSequenceBuilder NoCycle() => Set(_alter with { Cycle = false });

    /// <summary>Goes when this column goes, and comes back with it.</summary>
    public AlterSequenceBuilder OwnedBy(TableName table, string column) =>
        Set(_alter with { OwnedBy = SequenceParts.Owner(table, column) });

    /// <summary>Stays when the column goes that owned it.</summary>
    public AlterSequenceBuilder NotOwned() => Set(_alter with { OwnedBy = SequenceOwner.None });

    IEnumerable<Operation> IOperationBuilder.Build() => _alter != _unchanged
        ? [_alter]
        : throw new InvalidMigrationException($"A block for sequence \"{_name}\" changes nothing.");

    private AlterSequenceBuilder Set(AlterSequence alter)
    {
        _alter = alter;
        return this;
    }
}
