using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    private static readonly Including[] Inclusions =
    [
        Including.Defaults, Including.Constraints, Including.Identity, Including.Generated,
        Including.Indexes, Including.Comments, Including.Storage, Including.Compression, Including.Statistics,
    ];

    private IEnumerable<string> CreateTable(Table table, SchemaModel before)
    {
        var inherited = table.InheritedColumns(before);
        var own = Uninherited(table);
        var twins = Twins(own);
        var added = own.Where(constraint => IsAdded(constraint, table)).ToArray();
        var parts = Columns(table, inherited)
            .Concat(own.Except(twins).Except(added).Select(_define.Constraint))
            .ToArray();
        var body = table.IsUnfilled ? $"PARTITION OF {Table(table.PartitionOf!.Of)} {Bound(table.PartitionOf.Bound)}"
            : parts.Length == 0 ? "()"
            : $"(\n    {string.Join(",\n    ", parts)}\n)";

        return
        [
            $"CREATE {(table.Unlogged ? "UNLOGGED " : "")}TABLE {Table(table.Name)} {body}{Inherits(table)}{PartitionBy(table)}{Storage(table)}",
            .. twins.Select(twin => Alter(table.Name, $"ADD {_define.Constraint(twin)}")),
            .. BesideInherited(table, inherited, before),
            .. Settings(table.Name, Unset(table.Columns, inherited)),
            .. Comments(On.Table(table.Name), table.Comment),
            .. table.Columns.SelectMany(column => Comments(On.Column(table.Name, column.Name), column.Comment)),
            .. table.Indexes.SelectMany(CreateIndex),
            .. added.Select(constraint => Alter(table.Name, $"ADD {_define.Constraint(constraint)}")),
            .. table.Constraints.SelectMany(constraint =>
                Comments(On.Constraint(table.Name, constraint.Name), constraint.Comment)),
            .. table is { PartitionOf: { } partition, IsUnfilled: false } ? [Attach(table.Name, partition)] : Array.Empty<string>(),
            .. RowSecurity(new SetRowSecurity(table.Name)
            {
                IsEnabled = table.RowSecurity ? true : null,
                IsForced = table.ForcesRowSecurity ? true : null,
            }),
            .. _grantTo.Select(role => $"GRANT SELECT, INSERT, UPDATE, DELETE ON {Table(table.Name)} TO {Name(role)}"),
        ];
    }

    // LIKE keeps its place among the columns.
    private IEnumerable<string> Columns(Table table, IReadOnlyList<Column> inherited)
    {
        var parts = Declared(table, inherited).Select(column => PostgresDefinitions.Column(table.Name, column)).ToList();
        foreach (var like in table.Like.Reverse())
        {
            parts.Insert(like.Place, $"LIKE {Table(like.Table)}{Included(like.Including)}");
        }

        return parts;
    }

    // Older servers compress all columns alike: there is nothing to take over.
    private string Included(Including including) => including == Including.All
        ? " INCLUDING ALL"
        : string.Concat(Inclusions
            .Where(part => (including & part) == part)
            .Where(part => part != Including.Compression || Capabilities.ColumnCompression)
            .Select(part => $" INCLUDING {part.ToString().ToUpperInvariant()}"));

    private static string Storage(Table table) =>
        (table.Parameters.Count == 0 ? "" : $" WITH ({PostgresDefinitions.Parameters(table.Parameters)})")
        + (table.Tablespace is null ? "" : $" TABLESPACE {Name(table.Tablespace)}");

    // No statement says "the database's default", and pg_default need not be it.
    private string SetTablespace(SetTableTablespace set) => set.Tablespace is { } tablespace
        ? Alter(set.Table, $"SET TABLESPACE {Name(tablespace)}")
        : $"DO {Text($"BEGIN EXECUTE {Text(Alter(set.Table, "SET TABLESPACE "))} || ({DefaultTablespace}); END")}";
}
