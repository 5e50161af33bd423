using System.Text;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

// What waits for others instead of keeping them waiting. See the manual, Building Indexes Concurrently.
internal sealed partial class PostgresDialect
{
    private const int LongestName = 63;

    // What the server calls an index that it builds anew, and the one that this takes the place of.
    private static readonly string[] Labels = ["_ccnew", "_ccold"];

    public override OnlineChange? Online(Operation operation, SchemaModel before) => operation switch
    {
        CreateIndex { Index: { Blocking: false } index } create when !IsPartitioned(index.Table, before) =>
            new(index.Table, _define.Index(index, concurrently: true), Built(index))
            {
                Rest = CreateIndex(create, before).Skip(1).ToValueList(),
            },
        DropIndex drop when before.FindIndex(drop.Table, drop.Columns) is { } index => DropOnline(index, before),
        DropIndexNamed { Blocking: false } drop when before.FindIndex(drop.Index) is { } index =>
            DropOnline(index, before),
        Reindex { Blocking: false } reindex when ReindexedTable(reindex.Index, before) is { } table =>
            ReindexOnline(table, $"INDEX CONCURRENTLY {Table(reindex.Index)}", [reindex.Index]),
        ReindexTable { Blocking: false } reindex
            when before.Find(reindex.Table) is { PartitionedBy: null } table && CanReindexOnline(table) =>
            ReindexOnline(table.Name, $"TABLE CONCURRENTLY {Table(reindex.Table)}", [.. IndexesOf(table)]),
        DetachPartition { Concurrently: true } detach => DetachOnline(detach, before),
        _ => null,
    };

    private static bool IsPartitioned(TableName table, SchemaModel before) =>
        before.Find(table)?.PartitionedBy is not null;

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
            $"DROP INDEX CONCURRENTLY {name}",
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
            .SelectMany(index => Labels.Select(label => index with { Name = Labelled(index.Name, label) }))
            .Select(Table)
            .ToArray();
        var isLeft = left.Select(name => $"pg_catalog.to_regclass({Text(name)}) IS NOT NULL").Append("false");
        return new(
            table,
            $"REINDEX {what}",
            new($"SELECT CASE WHEN {string.Join(" OR ", isLeft)} THEN 'half' ELSE 'pending' END")
            {
                Repair = left.Select(name => $"DROP INDEX CONCURRENTLY IF EXISTS {name}").ToValueList(),
            });
    }

    private OnlineChange DetachOnline(DetachPartition detach, SchemaModel before) => new(
        detach.From,
        $"{Detach(detach.Table, detach.From)} CONCURRENTLY",
        new(
            $"""
            SELECT CASE WHEN i.inhrelid IS NULL THEN 'done' WHEN i.inhdetachpending THEN 'half' ELSE 'pending' END
            FROM (SELECT pg_catalog.to_regclass({Text(Table(detach.Table))}) AS oid) AS c
            LEFT JOIN pg_catalog.pg_inherits AS i ON i.inhrelid OPERATOR(pg_catalog.=) c.oid
                AND i.inhparent OPERATOR(pg_catalog.=) pg_catalog.to_regclass({Text(Table(detach.From))})
            """,
            $"relation \"{detach.Table.Name}\" is not a partition of relation \"{detach.From.Name}\"")
        {
            Repair = new[] { $"{Detach(detach.Table, detach.From)} FINALIZE" },
            RepairCompletes = true,
        })
    {
        Rest = before.Find(detach.Table) is { } table && !before.IsDoubtful(detach.Table)
            ? new[] { WithoutBoundCheck(table) }
            : ValueList<string>.Empty,
    };

    // The server leaves a check for the bound with the table, under a name of its own choice: its newest.
    private string WithoutBoundCheck(Table table)
    {
        var own = string.Join(
            ", ", table.Constraints.OfType<CheckConstraint>().Select(check => Text(check.Name)).Append("''"));
        var body =
            $"""
            DECLARE bound text; BEGIN
                SELECT conname INTO bound FROM pg_catalog.pg_constraint
                WHERE conrelid = {Text(Table(table.Name))}::regclass AND contype = 'c' AND conname NOT IN ({own})
                ORDER BY oid DESC LIMIT 1;
                IF FOUND THEN EXECUTE {Text(Alter(table.Name, "DROP CONSTRAINT "))} || quote_ident(bound); END IF;
            END
            """;
        return $"DO {Text(body)}";
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
