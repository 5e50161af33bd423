namespace Schema.Dsl;

/// <summary>The place of a table among the partitions of another.</summary>
/// <param name="Of">The partitioned table.</param>
/// <param name="Bound">Which of its rows it holds.</param>
public sealed record Partition(TableName Of, PartitionBound Bound)
{
    /// <summary>Whether the server takes a check for the proof that a row belongs there: not for hashes, for several
    /// keys, and for values that it has to compute.</summary>
    internal bool CanBeProven(SchemaModel before) =>
        before.Find(Of)?.PartitionedBy?.Columns is { Count: 1 }
        && Bound switch
        {
            RangeBound => true,
            ListBound list => !list.Values.Any(value => value is NullValue or ExpressionValue),
            _ => false,
        };
}

/// <summary>Which rows a partition holds.</summary>
public abstract record PartitionBound
{
    /// <summary>The bound with other values, each given with its place in the key.</summary>
    internal PartitionBound Rewritten(Func<int, SqlValue, SqlValue> rewrite) => this switch
    {
        ListBound list => new ListBound(list.Values.Select(value => rewrite(0, value)).ToValueList()),
        RangeBound range => new RangeBound(
            range.From.Select((value, place) => rewrite(place, value)).ToValueList(),
            range.To.Select((value, place) => rewrite(place, value)).ToValueList()),
        _ => this,
    };
}

/// <summary>Those that no other partition holds.</summary>
public sealed record DefaultBound : PartitionBound;

/// <summary>Those between two keys.</summary>
/// <param name="From">The smallest key, which it holds.</param>
/// <param name="To">The key behind the largest, which it does not hold.</param>
public sealed record RangeBound(ValueList<SqlValue> From, ValueList<SqlValue> To) : PartitionBound
{
    /// <summary>Before every value.</summary>
    internal static readonly SqlValue MinValue = new ExpressionValue("MINVALUE");

    /// <summary>Behind every value.</summary>
    internal static readonly SqlValue MaxValue = new ExpressionValue("MAXVALUE");
}

/// <summary>Those with one of these keys.</summary>
public sealed record ListBound(ValueList<SqlValue> Values) : PartitionBound;

/// <summary>Those with a key whose hash leaves this remainder.</summary>
/// <param name="Modulus">What the hash is divided by, from 1.</param>
/// <param name="Remainder">From 0, below <paramref name="Modulus"/>.</param>
public sealed record HashBound(int Modulus, int Remainder) : PartitionBound;
