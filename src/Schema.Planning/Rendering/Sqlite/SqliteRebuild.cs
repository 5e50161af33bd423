using Schema.Dsl;
using static Schema.Planning.SqliteSyntax;

namespace Schema.Planning;

/// <summary>Changes a table in a way that ALTER TABLE cannot: makes it anew, in the place of the old one.</summary>
/// <remarks>See sqlite.org/lang_altertable.html, section 7. What surrounds the transaction is the runner's.</remarks>
internal sealed class SqliteRebuild
{
    private readonly Table _before;
    private readonly Table _after;
    private readonly AlterColumnType? _conversion;

    private SqliteRebuild(Table before, Table after, AlterColumnType? conversion)
    {
        _before = before;
        _after = after;
        _conversion = conversion;
    }

    private string Old => _before.Name.Name;

    private string New => $"schema_new_{Old}";

    /// <summary>The rebuild that an operation needs; <see langword="null"/> where it needs none.</summary>
    public static SqliteRebuild? Of(Operation operation, SchemaModel before)
    {
        if (Rebuilt(operation, before) is not { } name || before.Find(name) is not { } table)
        {
            return null;
        }

        var after = before.Apply(operation).Find(name)!;
        var conversion = operation is AlterColumnType alter && Converts(alter) ? alter : null;
        return conversion is null && SqliteDefinitions.Table(table, "") == SqliteDefinitions.Table(after, "")
            ? null
            : new SqliteRebuild(table, after, conversion);
    }

    /// <summary>The table that an operation changes in a way that ALTER TABLE cannot.</summary>
    public static TableName? Rebuilt(Operation operation, SchemaModel before) => operation switch
    {
        AddColumn add => CanBeAdded(add.Column) ? null : add.Table,
        DropColumn drop => CanBeDropped(drop, before) ? null : drop.Table,
        AlterColumnType alter => alter.Table,
        SetNotNull set => set.Table,
        DropNotNull drop => drop.Table,
        SetDefault set => set.Table,
        DropDefault drop => drop.Table,
        SetCollation set => set.Table,
        SetIdentity set => set.Table,
        DropIdentity drop => drop.Table,
        SetExpression set => set.Table,
        DropExpression drop => drop.Table,
        AddConstraint add => add.Table,
        DropConstraint drop => drop.Table,
        RenameConstraint rename => rename.Table,
        AlterConstraint alter => alter.Table,
        _ => null,
    };

    /// <summary>This rebuild and the next in one; <see langword="null"/> where the rows would not come out the
    /// same.</summary>
    public SqliteRebuild? With(SqliteRebuild next) =>
        _before.Name == next._before.Name && (CopiesAlone() || next._after.Columns.All(column => IsSame(column, next)))
            ? new SqliteRebuild(_before, next._after, _conversion ?? next._conversion)
            : null;

    public Step ToStep(string summary) => new(summary, Statements().ToValueList()) { Rebuild = ToTableRebuild() };

    public IReadOnlyList<string> Statements() =>
    [
        SqliteDefinitions.Table(_after, New),
        .. CopyRows(),
        .. KeepCounter(),
        $"DROP TABLE {Name(Old)}",

        // Otherwise SQLite refuses the name while a view or a trigger mentions the table that was just dropped.
        "PRAGMA legacy_alter_table = ON",
        $"ALTER TABLE {Name(New)} RENAME TO {Name(Old)}",
        "PRAGMA legacy_alter_table = OFF",
        .. _after.Indexes.Select(SqliteDefinitions.Index),
    ];

    public TableRebuild ToTableRebuild() => new(Old)
    {
        Definition = SqliteDefinitions.Table(_before, Old),
        Columns = _before.Columns.Select(column => column.Name).ToValueList(),
        Indexes = _before.Indexes.Select(index => index.Name).ToValueList(),
    };

    private bool CopiesAlone() =>
        _conversion is null
        && _before.Columns.Count == _after.Columns.Count
        && _after.Columns.All(column => HoldTheSame(_before.Column(column.Name), column));

    /// <summary>Whether a column holds the same after both rebuilds, one by one or in one.</summary>
    private bool IsSame(Column column, SqliteRebuild next) =>
        (_before.Column(column.Name), _after.Column(column.Name)) switch
        {
            _ when next._conversion is not null => false,

            // Dropped and added again, it would keep its values.
            (var before, null) => before is null,

            // Added, it has been given its default.
            (null, var added) => added == column,

            // Stored as one type after the other, a value is not what it is as the last alone.
            var (before, between) => HoldTheSame(between, column)
                || (HoldTheSame(before, between) && column.Name != _conversion?.Column),
        };

    private static bool HoldTheSame(Column? one, Column other) =>
        one is not null
        && SqliteTypes.Render(one.Type) == SqliteTypes.Render(other.Type)
        && one.Collation == other.Collation
        && one.GeneratedAs == other.GeneratedAs
        && one.IsVirtual == other.IsVirtual;

    private IEnumerable<string> CopyRows()
    {
        var kept = _after.Columns
            .Where(column => column.GeneratedAs is null && _before.Column(column.Name) is not null)
            .ToArray();

        return kept.Length == 0
            ? []
            : [$"INSERT INTO {Name(New)} ({Names(kept.Select(column => column.Name))}) "
                + $"SELECT {string.Join(", ", kept.Select(Value))} FROM {Name(Old)}"];
    }

    // With its table, so that a column that is not there is an error everywhere: alone, "mail" may be the text 'mail'.
    private string Value(Column column) => column.Name == _conversion?.Column
        ? SqliteExpression.WithoutCast(_conversion.Using!)
        : $"{Name(Old)}.{Name(column.Name)}";

    private IEnumerable<string> KeepCounter() => Counted(_before) is not { } column || Counted(_after) != column ? [] :
    [
        $"DELETE FROM sqlite_sequence WHERE name = {Text(New)}",
        $"INSERT INTO sqlite_sequence (name, seq) "
            + $"SELECT {Text(New)}, seq FROM sqlite_sequence WHERE name = {Text(Old)}",
    ];

    private static string? Counted(Table table) =>
        table.Columns.FirstOrDefault(column => column.Identity is not null)?.Name;

    // See sqlite.org/lang_altertable.html, section 5.
    private static bool CanBeAdded(Column column) =>
        column.Identity is null
        && column.GeneratedAs is null
        && (column.Default is null ? !column.NotNull : SqliteValues.IsConstant(column.Default));

    // An identity column is a primary key, with or without the constraint.
    private static bool CanBeDropped(DropColumn drop, SchemaModel before) =>
        before.Find(drop.Table) is not { } table
        || (table.Column(drop.Column)?.Identity is null
            && !table.Constraints.Any(constraint => constraint.Mentions(drop.Column)));

    // A cast of the column to its new type is what storing the value does anyway, and never loses one.
    private static bool Converts(AlterColumnType alter) => alter.Using is { } expression
        && !string.Equals(SqliteExpression.Operand(expression)?.Name, alter.Column, StringComparison.OrdinalIgnoreCase);
}
