using System.Globalization;
using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    // All of them can be compared, and so be keys.
    private static readonly Func<ColumnsBuilder, string, ColumnBuilder>[] RareTypes =
    [
        (t, name) => t.SmallInt(name).Array(2),
        (t, name) => t.Money(name),
        (t, name) => t.Char(name, 3),
        (t, name) => t.Binary(name),
        (t, name) => t.VarBit(name, 8),
        (t, name) => t.Time(name, 0),
        (t, name) => t.TimeTz(name, 3),
        (t, name) => t.Interval(name, "day to second", 3),
        (t, name) => t.Inet(name),
        (t, name) => t.MacAddr8(name),
        (t, name) => t.PgLsn(name),
        (t, name) => t.TsVector(name),
        (t, name) => t.Int4Range(name),
        (t, name) => t.Column(name, "timestamp(3) with time zone"),
        (t, name) => t.Integer(name).GeneratedAs("1 + 1"),
        (t, name) => t.Text(name).Collate("C").Storage(ColumnStorage.External).Statistics(7),
    ];

    private static Action<ColumnsBuilder> RandomColumn(Random random, string name)
    {
        var number = random.Next(-100, 100);
        var text = random.Pick(RandomNames.Texts);
        var type = random.Next(12);
        var rare = random.Pick(RareTypes);
        var hasDefault = random.Chance(0.5);
        var isNotNull = random.Chance(0.3);
        var isUnique = random.Chance(0.1);
        var comment = random.Chance(0.15) ? random.Pick(RandomNames.Texts) : "";
        var hasCheck = random.Chance(0.2);
        var quoted = Quoted(name);

        return t =>
        {
            var column = type switch
            {
                0 or 1 => Number(t.Integer(name)),
                2 => Number(t.BigInt(name)),
                3 => hasDefault ? t.Decimal(name, 10, 2).Default(number / 4m) : t.Decimal(name),
                4 => hasDefault ? t.Boolean(name).Default(number > 0) : t.Boolean(name),
                5 => Text(t.String(name, 40)),
                6 => Text(t.Text(name)),
                7 => hasDefault ? t.TimestampTz(name).DefaultSql("now()") : t.TimestampTz(name),
                8 => t.Uuid(name),
                9 or 10 => rare(t, name),
                _ => hasDefault ? t.Jsonb(name).DefaultSql("'{\"a\": 1}'::jsonb") : t.Date(name),
            };

            _ = isNotNull ? column.NotNull() : column;
            _ = isUnique ? column.Unique() : column;
            _ = comment.Length > 0 ? column.Comment(comment) : column;
        };

        ColumnBuilder Number(ColumnBuilder column)
        {
            _ = hasDefault ? column.Default(number) : column;
            return hasCheck ? column.Check($"{quoted} > -1000") : column;
        }

        ColumnBuilder Text(ColumnBuilder column)
        {
            _ = hasDefault ? column.Default(text) : column;
            return hasCheck ? column.Check($"length({quoted}) < 1000 /* ) ' */") : column;
        }
    }

    private static Action<RandomMigration> AddColumnVerb(Random random, Table table, IReadOnlyList<Table> tables)
    {
        if (table.Column("id") is null && random.Chance(0.3))
        {
            var isKey = random.Chance(0.5);
            return migration => migration.AddColumn(table.Name, t => Identity(t.BigInt("id"), isKey));
        }

        var define = RandomColumn(random, random.Pick(RandomNames.Columns));
        var referenced = tables.FirstOrDefault(HasId);
        return referenced is not null && random.Chance(0.3)
            ? migration => migration.AddColumn(table.Name, t => t.References(referenced.Name))
            : migration => migration.AddColumn(table.Name, define);
    }

    private static ColumnBuilder Identity(ColumnBuilder column, bool isKey) =>
        isKey ? column.Identity().PrimaryKey() : column.Identity();

    private static Action<RandomMigration> RemoveColumnVerb(Random random, Table table)
    {
        var column = AnyColumn(random, table);
        return random.Chance(0.5)
            ? migration => migration.RemoveColumn(table.Name, column)
            : migration => migration.AlterTable(table.Name, t => t.Remove(column));
    }

    private static Action<RandomMigration> RenameColumnVerb(Random random, Table table)
    {
        var column = AnyColumn(random, table);
        var to = random.Pick(RandomNames.Columns);
        return migration => migration.RenameColumn(table.Name, column, to);
    }

    private static Action<RandomMigration> AlterTypeVerb(Random random, Table table)
    {
        var columns = table.Columns.Where(column => !IsInForeignKeyOrIdentity(table, column)).ToArray();
        if (columns.Length == 0)
        {
            return Nothing;
        }

        var column = random.Pick(columns);
        var type = column.Type.ToString() switch
        {
            "integer" => random.Pick<string>(["bigint", "numeric(20,0)"]),
            "bigint" => random.Pick<string>(["numeric", "integer"]),
            "varchar(40)" => random.Pick<string>(["text", "varchar(80)", "character varying(20)"]),
            "text" => "varchar(300)",
            "numeric(10,2)" => "numeric(12,2)",
            "date" => "timestamptz",
            _ => "text",
        };

        // What is not text and gets to be, must not have a check that only makes sense for the old type.
        if (type == "text" && column.Type.Name != "varchar" && IsChecked(table, column))
        {
            return Nothing;
        }

        var isNotNull = random.Chance(0.2);
        var number = random.Next(100);
        var dropsDefault = random.Chance(0.2);
        return migration => migration.AlterTable(table.Name, t => t.Modify(column.Name, c =>
        {
            c.Type(type);
            _ = type == "text" ? c.Using($"{Quoted(column.Name)}::text") : c;
            _ = isNotNull ? c.NotNull() : c;
            _ = dropsDefault ? c.DropDefault() : type == "bigint" ? c.Default(number) : c;
            _ = type == "text" && number > 50 ? c.Default("it's text") : c;
        }));
    }

    private static Action<RandomMigration> NullabilityVerb(Random random, Table table)
    {
        var column = AnyColumn(random, table);
        return random.Chance(0.5)
            ? migration => migration.SetNotNull(table.Name, column)
            : IsIdentity(table, column) ? Nothing : migration => migration.DropNotNull(table.Name, column);
    }

    private static Action<RandomMigration> DefaultVerb(Random random, Table table)
    {
        var column = table.Column(AnyColumn(random, table));
        if (column is null || column.Identity is not null)
        {
            return Nothing;
        }

        var number = random.Next(100);
        var text = random.Pick(RandomNames.Texts);
        return column.Type.Name switch
        {
            _ when random.Chance(0.4) => migration => migration.DropDefault(table.Name, column.Name),
            "integer" or "bigint" or "numeric" => migration => migration.SetDefault(table.Name, column.Name, number),
            "varchar" when text.Length > 20 => Nothing,
            "varchar" or "text" => migration => migration.SetDefault(table.Name, column.Name, text),
            "timestamptz" => migration => migration.SetDefaultSql(table.Name, column.Name, "now()"),
            "boolean" => migration => migration.SetDefault(table.Name, column.Name, number % 2 == 0),
            _ => Nothing,
        };
    }

    private static string AnyColumn(Random random, Table table) =>
        table.Columns.Count == 0 ? "none" : random.Pick(table.Columns).Name;

    private static bool IsIdentity(Table table, string column) => table.Column(column)?.Identity is not null;

    private static bool IsChecked(Table table, Column column) =>
        table.Constraints.OfType<CheckConstraint>().Any(check => check.Expression.Contains(Quoted(column.Name), StringComparison.Ordinal))
        || table.Indexes.Any(index => index.Where is not null || index.Columns is null);

    // The two sides of a foreign key have to have the same type.
    private static bool IsInForeignKeyOrIdentity(Table table, Column column) =>
        column.Identity is not null || column.Name == "id"
        || table.Constraints.OfType<ForeignKeyConstraint>().Any(key => key.Columns.Contains(column.Name));

    private static string Quoted(TableName name) => ColumnType.Named(name).ToString();

    private static string Quoted(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
}
