using System.Text;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

// What waits for others instead of keeping them waiting. See the manual, Building Indexes Concurrently.
internal sealed partial class PostgresDialect
{
    // What the server calls an index that it builds anew, and the one that this takes the place of.
    private static readonly string[] Labels = ["_ccnew", "_ccold"];

    public override OnlineRecipe? Online(Operation operation, SchemaModel before) => operation switch
    {
        CreateIndex { Index: { Blocking: false } index } create when !IsPartitioned(index.Table, before) =>
            Recipe(index.Table, Build(create, before)),
        DropIndex drop when before.FindIndex(drop.Table, drop.Columns) is { } index
            && !IsPartitioned(index.Table, before) => Recipe(index.Table, Drop(OperationSummary.Of(drop), index)),
        DropIndexNamed { Blocking: false } drop when before.FindIndex(drop.Index) is { } index
            && !IsPartitioned(index.Table, before) => Recipe(index.Table, Drop(OperationSummary.Of(drop), index)),
        Reindex { Blocking: false } reindex when ReindexedTable(reindex.Index, before) is { } table =>
            Recipe(table, Rebuild(reindex, table)),
        ReindexTable { Blocking: false } reindex when before.Find(reindex.Table) is { PartitionedBy: null } table
            && !before.IsDoubtful(reindex.Table) && CanBeRebuilt(table) =>
            Recipe(table.Name, [.. IndexesOf(table).Select(index => Rebuild(new Reindex(index), table.Name))]),
        DetachPartition { Concurrently: true } detach => Recipe(detach.From, Detach(detach, before)),
        AttachPartition attach => Prove(attach, before),
        CreateTable { Table.PartitionOf: { } partition } create => Prove(create, partition, before),

        AddConstraint { Constraint: CheckConstraint { NotValid: false } check } add =>
            Recipe(add.Table, Validated(add, check with { NotValid = true })),
        AddConstraint { Constraint: ForeignKeyConstraint { NotValid: false } key } add
            when Capabilities.UnvalidatedPartitionedReferences || !IsPartitioned(add.Table, before) =>
            Recipe(add.Table, Validated(add, key with { NotValid = true })),
        AddConstraint { UsingIndex: null, Constraint: UniqueConstraint or PrimaryKeyConstraint } add
            when !IsPartitioned(add.Table, before) && !before.HeirsOf(add.Table).Any() =>
            Recipe(add.Table, KeptByIndex(add, before)),

        AddColumn add => Filled(add, before),
        SetNotNull set when !IsProven(set, before) => Recipe(set.Table, Proven(set, before)),
        DropColumn drop => Piecemeal(drop, before),
        DropTable drop => Piecemeal(drop, before),
        AddEnumValue add => Recipe(add.Object.Name, At(add, StepEffect.None, Render(add, before))) with { IsAlone = true },
        BackfillRows rows => Recipe(rows.Table, InBatches(rows, before)),
        _ => null,
    };

    private static OnlineRecipe Recipe(TableName table, params Step[] steps) => new(new[] { table }, steps);

    private static Step At(Operation operation, StepEffect effect, params IEnumerable<string> statements) =>
        new(OperationSummary.Of(operation), statements.ToValueList())
        {
            Leaves = new[] { operation },
            Effect = effect,
        };

    private static StepEffect Locking(TableName table, LockMode mode, TableWork work = TableWork.None) =>
        new(new[] { new TableLock(table, mode) }, work);

    private Step[] Build(CreateIndex create, SchemaModel before) =>
    [
        Build(OperationSummary.Of(create), create.Index),
        .. CreateIndex(create, before).Skip(1).ToArray() is { Length: > 0 } rest
            ? [new($"{OperationSummary.Of(create)}: what goes with it", rest)]
            : Array.Empty<Step>(),
    ];

    private Step Build(string summary, IndexDefinition index) =>
        new($"{summary} concurrently", new[] { _define.Index(index, concurrently: true) })
        {
            Probe = new(Ask(index).Built(index), $"relation \"{index.Name}\" already exists")
            {
                Repair = new[] { $"DROP INDEX CONCURRENTLY IF EXISTS {Table(NameOf(index))}" },
            },
            Leaves = new[] { new CreateIndex(index) },
            Effect = Locking(index.Table, LockMode.ShareUpdateExclusive, TableWork.Builds),
        };

    // One that was broken off has made the index invalid before.
    private Step Drop(string summary, IndexDefinition index)
    {
        var name = Table(NameOf(index));
        return new($"{summary} concurrently", new[] { $"DROP INDEX CONCURRENTLY {name}" })
        {
            Probe = new(Ask(index).Dropped, $"index \"{index.Name}\" does not exist")
            {
                Repair = new[] { $"DROP INDEX CONCURRENTLY IF EXISTS {name}" },
                RepairCompletes = true,
            },
            Leaves = new[] { new DropIndexNamed(NameOf(index)) },
            Effect = Locking(index.Table, LockMode.ShareUpdateExclusive),
        };
    }

    private static bool IsPartitioned(TableName table, SchemaModel before) =>
        before.Find(table)?.PartitionedBy is not null;

    private IndexProbe Ask(IndexDefinition index) => new(Table(NameOf(index)), Table(index.Table));

    // The server cannot build an exclusion anew beside the old one.
    private static bool CanBeRebuilt(Table table) => !table.Constraints.OfType<ExclusionConstraint>().Any();

    private static TableName? ReindexedTable(TableName index, SchemaModel before) =>
        before.FindIndex(index) is { } known ? IsPartitioned(known.Table, before) ? null : known.Table
        : before.TableOfKey(index) is { PartitionedBy: null } table
            && table.Constraint(index.Name) is not ExclusionConstraint ? table.Name
        : null;

    private static IEnumerable<TableName> IndexesOf(Table table) => table.Indexes.Select(index => index.Name)
        .Concat(table.Constraints.OfType<IndexedConstraint>().Select(constraint => constraint.Name))
        .Select(name => table.Name with { Name = name });

    private Step Rebuild(Reindex reindex, TableName table)
    {
        var index = reindex.Index;
        var left = Labels.Select(label => Table(index with { Name = Labelled(index.Name, label) })).ToArray();
        var names = string.Join(", ", left.Select(name => $"pg_catalog.to_regclass({Text(name)})"));
        return new($"{OperationSummary.Of(reindex)} concurrently", new[] { $"REINDEX INDEX CONCURRENTLY {Table(index)}" })
        {
            Probe = new(
                "SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_index WHERE NOT indisvalid "
                + $"AND indexrelid IN ({names})) THEN 'half' ELSE 'pending' END")
            {
                Repair = left.Select(name => $"DROP INDEX CONCURRENTLY IF EXISTS {name}").ToValueList(),
            },
            Effect = Locking(table, LockMode.ShareUpdateExclusive, TableWork.Builds),
        };
    }

    private Step[] Detach(DetachPartition detach, SchemaModel before)
    {
        var rest = before.Find(detach.Table) is { } table ? new[] { WithoutBoundCheck(table) } : [];
        return
        [
            new($"{OperationSummary.Of(detach)} concurrently", new[] { $"{Detach(detach.Table, detach.From)} CONCURRENTLY" })
            {
                Probe = new(
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
                },
                Leaves = rest.Select(sql => new ExecuteSql(sql, sql)).Prepend<Operation>(detach).ToValueList(),
                Effect = Locking(detach.From, LockMode.ShareUpdateExclusive),
            },
            .. rest.Select(sql => new Step($"{OperationSummary.Of(detach)}: what goes with it", new[] { sql })),
        ];
    }

    // The server leaves a check for the bound with the table, under a name of its own choice, unless another implies it.
    private string WithoutBoundCheck(Table table)
    {
        var own = string.Join(
            ", ", table.Constraints.OfType<CheckConstraint>().Select(check => Text(check.Name)).Append("''"));
        var body =
            $"""
            DECLARE bound text; BEGIN
                SELECT conname INTO bound FROM pg_catalog.pg_constraint
                WHERE conrelid = {Text(Table(table.Name))}::regclass AND contype = 'c' AND conname NOT IN ({own})
                    AND conname ~ '_check[0-9]*$' AND pg_catalog.pg_get_constraintdef(oid) ~ 'IS (NOT )?NULL[)]'
                ORDER BY oid DESC LIMIT 1;
                IF FOUND THEN EXECUTE {Text(Alter(table.Name, "DROP CONSTRAINT "))} || quote_ident(bound); END IF;
            END
            """;
        return $"DO {Text(body)}";
    }

    // The server shortens the name for what it adds, by whole characters.
    private static string Labelled(string name, string label)
    {
        while (Encoding.UTF8.GetByteCount(name) > Identifier.MaxBytes - label.Length)
        {
            name = name.Substring(0, name.Length - (char.IsLowSurrogate(name[name.Length - 1]) ? 2 : 1));
        }

        return name + label;
    }
}
