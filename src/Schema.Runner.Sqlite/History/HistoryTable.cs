using Schema.Dsl;
using static Schema.Planning.SqliteSyntax;

namespace Schema.Runner.Sqlite;

/// <summary>What there is under the history table's name.</summary>
internal sealed class HistoryTable
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["version"] = "INTEGER PRIMARY KEY",
        ["name"] = "TEXT",
        ["applied_at"] = "TEXT",
        ["position"] = "INTEGER",
        ["duration"] = "REAL",
        ["fingerprint"] = "TEXT",
        ["down"] = "TEXT",
        ["applied_by"] = "TEXT",
        ["release"] = "TEXT",
        ["run"] = "TEXT",
    };

    private readonly string _name;
    private readonly HashSet<string> _columns;

    private HistoryTable(string name, IEnumerable<string> columns)
    {
        _name = name;
        _columns = new(columns, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>As SQL.</summary>
    public string Table => Name(_name);

    public HistoryState State =>
        _columns.Count == 0 ? HistoryState.Missing
        : Missing.Any() ? HistoryState.Adoptable
        : HistoryState.Ready;

    private IEnumerable<string> Missing => HistoryOwner.Columns.Where(column => !Has(column));

    /// <exception cref="HistoryRefusedException">It belongs to another tool.</exception>
    public static HistoryTable Find(SqliteDatabase database, TableName name)
    {
        var columns = database
            .Query("SELECT name, type FROM pragma_table_xinfo($1)", name.Name)
            .ToDictionary(row => row.Text(0)!, row => row.Text(1)!, StringComparer.OrdinalIgnoreCase);
        return HistoryOwner.Of(columns) is { } owner
            ? throw new HistoryRefusedException(name, owner)
            : new HistoryTable(name.Name, columns.Keys);
    }

    /// <summary>The statements that make it where there is none.</summary>
    public static IEnumerable<string> Creation(TableName name) => new HistoryTable(name.Name, []).Preparation();

    public bool Has(string column) => _columns.Contains(column);

    /// <summary>The statements that make it ours; none if it is.</summary>
    public IEnumerable<string> Preparation() => State switch
    {
        HistoryState.Missing => [$"CREATE TABLE {Table} ({Columns()})", UniquePositions()],
        HistoryState.Adoptable =>
        [
            .. Missing.Select(column => $"ALTER TABLE {Table} ADD COLUMN {Column(column)}"),
            UniquePositions(),
        ],
        _ => [],
    };

    private static string Columns() => string.Join(", ", HistoryOwner.Columns.Select(Column));

    private static string Column(string column) => $"{Name(column)} {Types[column]}";

    // A constraint would be shorter, but ALTER TABLE cannot add one to a table that is adopted.
    private string UniquePositions() =>
        $"CREATE UNIQUE INDEX IF NOT EXISTS {Name($"{_name}_position_index")} ON {Table} ({Name("position")})";
}
