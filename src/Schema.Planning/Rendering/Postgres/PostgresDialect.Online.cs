using System.Text;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

// What waits for others instead of keeping them waiting. See the manual, Building Indexes Concurrently.
internal sealed partial class PostgresDialect
{
    private const int LongestName = 63;

    public override OnlineChange? Online(Operation operation, SchemaModel before) => operation switch
    {
        CreateIndex { Index: { Blocking: false } index } create when !IsPartitioned(index.Table, before) =>
            new(index.Table, BuildOnline(create, before), Built(index)),
        DropIndex drop when before.FindIndex(drop.Table, drop.Columns) is { } index => DropOnline(index, before),
        DropIndexNamed { Blocking: false } drop when before.FindIndex(drop.Index) is { } index =>
            DropOnline(index, before),
        Reindex { Blocking: false } reindex when ReindexedTable(reindex.Index, before) is { } table =>
            ReindexOnline(table, $"INDEX CONCURRENTLY {Table(reindex.Index)}", [reindex.Index]),
        ReindexTable { Blocking: false } reindex
            when before.Find(reindex.Table) is { PartitionedBy: null } table && CanReindexOnline(table) =>
            ReindexOnline(table.Name, $"TABLE CONCURRENTLY {Table(reindex.Table)}", [.. IndexesOf(table)]),
        _ => null,
    };

    private static bool IsPartitioned(TableName table, SchemaModel before) =>
        before.Find(table)?.PartitionedBy is not null;

    private ValueList<string> BuildOnline(CreateIndex create, SchemaModel before) =>
        CreateIndex(create, before).Skip(1).Prepend(_define.Index(create.Index, concurrently: true)).ToValueList();

    private Probe Built(IndexDefinition index) =>
        new(State(index, absent: "pending", valid: "done"), $"relation \"{index.Name}\" already exists")
        {
            Repair = new[] { $"DROP INDEX CONCURRENTLY IF EXISTS {Table(NameOf(index))}" },
        };

    // One that was broken off has made the index invalid before.
    private OnlineChange? DropOnline(IndexDefinition index, SchemaModel before)
    {
        var name = Table(NameOf(index));
        return IsPartitioned(index.Table, before) ? null : new(
            index.Table,
            new[] { $"DROP INDEX CONCURRENTLY {name}" },
            new(
                State(index, absent: "done", valid: "pending"),
                $"index \"{index.Name}\" does not exist")
            {
                Repair = new[] { $"DROP INDEX CONCURRENTLY IF EXISTS {name}" },
                RepairCompletes = true,
            });
    }

    private string State(IndexDefinition index, string absent, string valid) =>
        $"""
        SELECT CASE WHEN c.oid IS NULL THEN '{absent}' WHEN i.indisvalid THEN '{valid}' ELSE 'half' END
        FROM (SELECT pg_catalog.to_regclass({Text(Table(NameOf(index)))}) AS oid) AS c
        LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
            AND i.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass({Text(Table(index.Table))})
        """;

    // The server cannot build an exclusion anew beside the old one.
    private static bool CanReindexOnline(Table table) => !table.Constraints.OfType<ExclusionConstraint>().Any();

    private static TableName? ReindexedTable(TableName index, SchemaModel before) =>
        before.FindIndex(index) is { } known ? IsPartitioned(known.Table, before) ? null : known.Table
        : before.Tables.FirstOrDefault(table => IndexesOf(table).Any(name => before.AreSame(name, index)))
            is { PartitionedBy: null } table && CanReindexOnline(table) ? table.Name
        : null;

    private static IEnumerable<TableName> IndexesOf(Table table) => table.Indexes.Select(index => index.Name)
        .Concat(table.Constraints.OfType<IndexedConstraint>().Select(constraint => constraint.Name))
        .Select(name => table.Name with { Name = name });

    private OnlineChange ReindexOnline(TableName table, string what, IReadOnlyList<TableName> indexes)
    {
        var left = indexes
            .SelectMany(index => new[] { "_ccnew", "_ccold" }.Select(label => index with { Name = Labelled(index.Name, label) }))
            .Select(Table)
            .ToArray();
        var isLeft = left.Select(name => $"pg_catalog.to_regclass({Text(name)}) IS NOT NULL").Append("false");
        return new(table, new[] { $"REINDEX {what}" }, new($"SELECT CASE WHEN {string.Join(" OR ", isLeft)} THEN 'half' ELSE 'pending' END")
        {
            Repair = left.Select(name => $"DROP INDEX CONCURRENTLY IF EXISTS {name}").ToValueList(),
        });
    }

    // The server shortens the name for what it adds, by whole characters.
    private static string Labelled(string name, string label)
    {
        while (Encoding.UTF8.GetByteCount(name) > LongestName - label.Length)
        {
            name = name.Substring(0, name.Length - (char.IsLowSurrogate(name[name.Length - 1]) ? 2 : 1));
        }

        return name + label;
    }
}
