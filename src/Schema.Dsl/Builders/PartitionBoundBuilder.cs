namespace Schema.Dsl;

/// <summary>Says which rows a partition holds. See the PostgreSQL manual, CREATE TABLE, PARTITION OF.</summary>
public class PartitionBoundBuilder
{
    private PartitionBound? _bound;

    internal PartitionBoundBuilder(TableName table) => TableName = table;

    private protected TableName TableName { get; }

    /// <summary>Before every value: <c>p.Range(p.MinValue, "2026-01-01")</c>.</summary>
    public SqlValue MinValue { get; } = RangeBound.MinValue;

    /// <summary>Behind every value: <c>p.Range("2026-01-01", p.MaxValue)</c>.</summary>
    public SqlValue MaxValue { get; } = RangeBound.MaxValue;

    /// <summary>The rows from one key on up to another, which it does not hold.</summary>
    /// <param name="from">A string, a number, a <see cref="Guid"/>, a date or a time, or
    /// <see cref="MinValue"/>.</param>
    /// <param name="to">The same, or <see cref="MaxValue"/>.</param>
    public void Range(object from, object to) => Range([from], [to]);

    /// <summary>The same for keys of several columns: a value for each.</summary>
    public void Range(object[] from, object[] to) => Set(new RangeBound(Ends(from), Ends(to)));

    /// <summary>The rows with one of these keys; <see langword="null"/> for those without.</summary>
    public void List(params object?[]? values)
    {
        var given = (values ?? [null]).Select(value => Literal.Of(value)).ToValueList();
        Set(given.Count == 0
            ? throw new InvalidMigrationException($"The partition \"{TableName}\" lists no value. Name one, or say Default().")
            : given.Distinct().Count() < given.Count
            ? throw new InvalidMigrationException($"The partition \"{TableName}\" lists a value twice. Keep one.")
            : new ListBound(given));
    }

    /// <summary>The rows with a key whose hash leaves a remainder.</summary>
    /// <param name="modulus">What the hash is divided by, from 1: as a rule the number of partitions.</param>
    /// <param name="remainder">From 0, below <paramref name="modulus"/>.</param>
    public void Hash(int modulus, int remainder) => Set(modulus >= 1 && remainder >= 0 && remainder < modulus
        ? new HashBound(modulus, remainder)
        : throw new InvalidMigrationException(
            $"The partition \"{TableName}\" has the modulus {modulus} and the remainder {remainder}. "
            + "The modulus is from 1, and the remainder from 0 and below it."));

    /// <summary>The rows that no other partition holds.</summary>
    public void Default() => Set(new DefaultBound());

    internal PartitionBound BuildBound() => _bound ?? throw new InvalidMigrationException(
        $"Nothing says which rows the partition \"{TableName}\" holds. Say Range(…), List(…), Hash(…) or Default().");

    private Literal Literal => new($"A bound of partition \"{TableName}\"", "Sql");

    private ValueList<SqlValue> Ends(object[] values) => values
        .Select(value => Literal.Of(value) is var end and not NullValue
            ? end
            : throw new InvalidMigrationException(
                $"A bound of partition \"{TableName}\" is null, which lies in no range. Say MinValue, MaxValue or Default()."))
        .ToValueList();

    private void Set(PartitionBound bound) => _bound = _bound is null
        ? bound
        : throw new InvalidMigrationException($"The partition \"{TableName}\" has two bounds. Keep one.");
}
