using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    private IEnumerable<string> CreateIndex(CreateIndex create, SchemaModel before) =>
    [
        .. CreateIndex(create.Index, hasParts: before.PartitionsOf(create.Index.Table).Any()),
        .. create.Index.PartOf is { } whole ? AttachPart(create.Index, whole, before) : [],
    ];

    private IEnumerable<string> CreateIndex(IndexDefinition index) => CreateIndex(index, hasParts: false);

    private IEnumerable<string> CreateIndex(IndexDefinition index, bool hasParts) =>
        [_define.Index(index), .. Statistics(index, hasParts), .. Comments(On.Index(NameOf(index)), index.Comment)];

    private IEnumerable<string> Statistics(IndexDefinition index) => Statistics(index, hasParts: false);

    // The parts have their own, and from PostgreSQL 14 on the server would set those too.
    private IEnumerable<string> Statistics(IndexDefinition index, bool hasParts) => index.Keys
        .Select((key, place) => (key.Statistics, Number: place + 1))
        .Where(key => key.Statistics is not null)
        .Select(key => StatisticsOf(key.Number, key.Statistics))
        .Select(change => hasParts
            ? $"ALTER TABLE ONLY {Table(NameOf(index))} {change}"
            : AlterIndex(NameOf(index), change));

    private string IndexOf(DropIndex drop, SchemaModel before)
    {
        var name = before.FindIndex(drop.Table, drop.Columns)?.Name
            ?? DerivedNames.Default.Index(drop.Table, drop.Columns.Select(IndexKey.OfColumn), unique: false);
        return Table(drop.Table with { Name = name });
    }

    // -1 is what PostgreSQL 12 to 18 all take for the default.
    private static string StatisticsOf(int key, int? target) =>
        string.Format(CultureInfo.InvariantCulture, "ALTER COLUMN {0} SET STATISTICS {1}", key, target ?? -1);

    // No statement says "the database's default", and pg_default need not be it.
    private string SetTablespace(SetIndexTablespace set) => set.Tablespace is { } tablespace
        ? AlterIndex(set.Index, $"SET TABLESPACE {Name(tablespace)}")
        : $"DO {Text($"BEGIN EXECUTE {Text(AlterIndex(set.Index, "SET TABLESPACE "))} || ({DefaultTablespace}); END")}";

    private static TableName NameOf(IndexDefinition index) => index.Table with { Name = index.Name };

    private string AlterIndex(TableName index, string change) => $"ALTER INDEX {Table(index)} {change}";
}
