using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    // A table that others inherit from is numbered alone, and before PostgreSQL 17 so is one that is partitioned: the
    // column comes first.
    private IEnumerable<string> AddColumn(AddColumn add, SchemaModel before)
    {
        var column = add.Column;
        if (column.Identity is null
            || !(Capabilities.NumberedPartitions ? before.HeirsOf(add.Table) : before.FollowersOf(add.Table)).Any())
        {
            return [Alter(add.Table, $"ADD COLUMN {PostgresDefinitions.Column(add.Table, column)}")];
        }

        return
        [
            Alter(add.Table, $"ADD COLUMN {PostgresDefinitions.Column(add.Table, column with { Identity = null })}"),
            AlterColumn(add.Table, column.Name, $"ADD {PostgresIdentity.Definition(add.Table, column)}"),
        ];
    }

    private static string PartitionBy(Table table) => table.PartitionedBy is { } key
        ? $" PARTITION BY {key.Method.ToString().ToUpperInvariant()} ({string.Join(", ", key.Keys.Select(PostgresDefinitions.Key))})"
        : "";

    private static string Bound(PartitionBound bound) => bound switch
    {
        DefaultBound => "DEFAULT",
        ListBound list => $"FOR VALUES IN ({Values(list.Values)})",
        RangeBound range => $"FOR VALUES FROM ({Values(range.From)}) TO ({Values(range.To)})",
        HashBound hash => string.Format(
            CultureInfo.InvariantCulture, "FOR VALUES WITH (MODULUS {0}, REMAINDER {1})", hash.Modulus, hash.Remainder),
        _ => throw new InvalidOperationException($"{bound.GetType().Name} has no SQL."),
    };

    private static string Values(IEnumerable<SqlValue> values) => string.Join(", ", values.Select(Value));

    private string Attach(TableName table, Partition partition) =>
        Alter(partition.Of, $"ATTACH PARTITION {Table(table)} {Bound(partition.Bound)}");

    private string Detach(TableName table, TableName from) => Alter(from, $"DETACH PARTITION {Table(table)}");

    private string AttachIndex(TableName index, TableName to) => AlterIndex(to, $"ATTACH PARTITION {Table(index)}");

    // What is created before the whole becomes a part of it then.
    private IEnumerable<string> AttachPart(IndexDefinition part, string whole, SchemaModel before) =>
        before.Find(part.Table)?.PartitionOf is { Of: var of } && before.FindIndex(of with { Name = whole }) is not null
            ? [AttachIndex(NameOf(part), of with { Name = whole })]
            : [];

    // A foreign key that refers to the partitioned table holds back each of its partitions.
    private IEnumerable<string> Unreferenced(DropTable drop, SchemaModel before) =>
        before.Find(drop.Table)?.PartitionOf is { Of: var of }
            && before.AncestorsOf(drop.Table).Any(table => before.ReferencesTo(table.Name).Any())
            ? [Detach(drop.Table, of)]
            : [];

    // The server takes a default along for the whole tree, and the partition may have another than the table.
    private IEnumerable<string> WithoutDefault(Table partition, string column, Table? table) =>
        partition.Column(column)?.Default is not null && table?.Column(column) is { Default: null }
            ? [AlterColumn(partition.Name, column, "DROP DEFAULT")]
            : [];

    private IEnumerable<string> OfItsOwn(Table partition, AlterColumnType alter, Table? table, SchemaModel before)
    {
        if (table?.Column(alter.Column) is not { } whole || partition.Column(alter.Column) is not { } column)
        {
            return [];
        }

        return
        [
            .. column.Default == whole.Default ? []
                : column.Default is { } value ? [AlterColumn(partition.Name, alter.Column, $"SET DEFAULT {Value(value)}")]
                : new[] { AlterColumn(partition.Name, alter.Column, "DROP DEFAULT") },
            .. Settings(partition.Name, [column.WithType(alter.Type, alter.Collation, before) with { Statistics = null }]),
            .. partition.Indexes.Where(index => index.Mentions(alter.Column)).SelectMany(Statistics),
        ];
    }
}
