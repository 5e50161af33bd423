namespace Schema.Dsl;

/// <summary>Refines a range type. See the PostgreSQL manual, CREATE TYPE.</summary>
public sealed class RangeTypeBuilder
{
    private RangeType _range;

    internal RangeTypeBuilder(RangeType range) => _range = range;

    /// <summary>Orders the ends by this operator class, such as <c>text_pattern_ops</c>.</summary>
    public RangeTypeBuilder OperatorClass(string operatorClass) => Set(_range with
    {
        OperatorClass = SqlFragment.Type(operatorClass, $"The operator class of type \"{_range.Name.Name}\""),
    });

    /// <summary>Orders the ends by this collation, such as <c>C</c>.</summary>
    public RangeTypeBuilder Collate(TableName collation) =>
        Set(_range with { Collation = Identifier.Given(collation, "collation") });

    /// <summary>Writes equal ranges in one way by this function, which takes and gives the type: it has to be there as
    /// a
    /// shell before (<c>CREATE TYPE name;</c>).</summary>
    public RangeTypeBuilder Canonical(TableName function) =>
        Set(_range with { Canonical = Identifier.Given(function, "function") });

    /// <summary>How far two ends are apart, by a function such as <c>float8mi</c>. Indexes choose better by
    /// it.</summary>
    public RangeTypeBuilder SubtypeDiff(TableName function) =>
        Set(_range with { SubtypeDiff = Identifier.Given(function, "function") });

    /// <summary>Gives the type for several ranges a name of its own (PostgreSQL 14 and later); default:
    /// <c>float_multirange</c> for <c>float_range</c>.</summary>
    public RangeTypeBuilder Multirange(string name) =>
        Set(_range with { Multirange = Identifier.Given(name, "type") });

    /// <summary>Explains the type to whoever reads the schema.</summary>
    public RangeTypeBuilder Comment(string text) => Set(_range with { Comment = text });

    internal RangeType Build() => _range;

    private RangeTypeBuilder Set(RangeType range)
    {
        _range = range;
        return this;
    }
}
