using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Partitions in canonical text.</summary>
internal static class PartitionText
{
    public static CanonicalText Partitions(this CanonicalText text, PartitionKey? key) => key is null ? text : text
        .Field("partitioned by", key.Method.ToString())
        .List("partition keys", key.Keys, part => TableText.Write(text.Begin("key"), part).End());

    public static CanonicalText Partition(this CanonicalText text, Partition? partition) =>
        partition is null ? text : Bound(text.Field("partition of", partition.Of.ToString()), partition.Bound);

    private static CanonicalText Bound(CanonicalText text, PartitionBound bound) => bound switch
    {
        DefaultBound => text.Flag("default", true),
        ListBound list => text.Values("in", list.Values),
        RangeBound range => text.Values("from", range.From).Values("to", range.To),
        HashBound hash => text.Number("modulus", hash.Modulus).Number("remainder", hash.Remainder),
        _ => throw new InvalidOperationException($"{bound.GetType().Name} has no canonical text."),
    };
}
