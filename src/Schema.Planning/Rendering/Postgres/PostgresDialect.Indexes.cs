using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    private IEnumerable<string> CreateIndex(CreateIndex create, SchemaModel before) =>
    [
        .. CreateIndex(create.Index),
        .. create.Index.PartOf is { } whole ? AttachPart(create.Index, whole, before) : [],
    ];

    private IEnumerable<string> CreateIndex(IndexDefinition index) =>
        [_define.Index(index), .. Statistics(index), .. Comments(On.Index(NameOf(index)), index.Comment)];

    private IEnumerable<string> Statistics(IndexDefinition index) => index.Keys
        .Select((key, place) => (key.Statistics, Number: place + 1))
        .Where(key => key.Statistics is not null)
        .Select(key => SetStatistics(NameOf(index), key.Number, key.Statistics));

    private string IndexOf(DropIndex drop, SchemaModel before)
    {
        var name = before.FindIndex(drop.Table, drop.Columns)?.Name
            ?? DerivedNames.Default.Index(drop.Table, drop.Columns.Select(IndexKey.OfColumn), unique: false);
        return Table(drop.Table with { Name = name });
    }

    // -1 is what PostgreSQL 12 to 18 all take for the default.
    private string SetStatistics(TableName index, int key, int? target) => AlterIndex(
        index,
        string.Format(CultureInfo.InvariantCulture, "ALTER COLUMN {0} SET STATISTICS {1}", key, target ?? -1));

    // No statement says "the database's default", and pg_default need not be it.
    private string SetTablespace(SetIndexTablespace set) => set.Tablespace is { } tablespace
        ? AlterIndex(set.Index, $"SET TABLESPACE {Name(tablespace)}")
        : $"DO {Text($"BEGIN EXECUTE {Text(AlterIndex(set.Index, "SET TABLESPACE "))} || ({DefaultTablespace}); END")}";

    private static TableName NameOf(IndexDefinition index) => index.Table with { Name = index.Name };

    private string AlterIndex(TableName index, string change) => $"ALTER INDEX {Table(index)} {change}";
}
