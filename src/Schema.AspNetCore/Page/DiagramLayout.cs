using Schema.Dsl;

namespace Schema.AspNetCore;

/// <summary>Where the tables of a picture stand: whoever refers to another one to the right of it, and those without any
/// reference below, in rows.</summary>
internal sealed class DiagramLayout
{
    private const int Gap = 56;
    private const int Between = 20;
    private const int Widest = 1100;

    private readonly Dictionary<TableName, Table> _tables;
    private readonly Dictionary<TableName, int> _ranks = [];
    private readonly Dictionary<TableName, TableBox> _boxes = [];

    /// <param name="tables">By the names by which they refer to each other.</param>
    public DiagramLayout(IEnumerable<Table> tables)
    {
        _tables = tables.ToDictionary(table => table.Name);
        var referred = _tables.Values.SelectMany(References).Concat(_tables.Values.Where(HasReferences)).ToHashSet();
        PlaceByRank([.. _tables.Values.Where(referred.Contains)]);
        PlaceInRows([.. _tables.Values.Where(table => !referred.Contains(table))]);
    }

    public IReadOnlyCollection<TableBox> Boxes => _boxes.Values;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary><see langword="null"/> for a table that is not in the picture.</summary>
    public TableBox? Find(TableName table) => _boxes.GetValueOrDefault(table);

    private bool HasReferences(Table table) => References(table).Any();

    private IEnumerable<Table> References(Table table) =>
        from constraint in table.Constraints.OfType<ForeignKeyConstraint>()
        where constraint.References != table.Name && _tables.ContainsKey(constraint.References)
        select _tables[constraint.References];

    private void PlaceByRank(IReadOnlyList<Table> tables)
    {
        var x = 0;
        foreach (var rank in tables.GroupBy(table => RankOf(table, [])).OrderBy(rank => rank.Key))
        {
            var (y, width) = (0, 0);
            foreach (var table in rank.OrderBy(table => table.Name.ToString(), StringComparer.Ordinal))
            {
                var box = Place(table, x, y);
                y += box.Height + Between;
                width = Math.Max(width, box.Width);
            }

            x += width + Gap;
        }
    }

    private void PlaceInRows(IEnumerable<Table> tables)
    {
        var (x, y, next) = (0, Height == 0 ? 0 : Height + Between, 0);
        foreach (var table in tables.OrderBy(table => table.Name.ToString(), StringComparer.Ordinal))
        {
            if (x > Widest)
            {
                (x, y) = (0, next);
            }

            var box = Place(table, x, y);
            x += box.Width + Between;
            next = Math.Max(next, box.Bottom + Between);
        }
    }

    private TableBox Place(Table table, int x, int y)
    {
        var box = _boxes[table.Name] = new(table, x, y);
        Width = Math.Max(Width, box.Right);
        Height = Math.Max(Height, box.Bottom);
        return box;
    }

    // A circle is cut where it closes.
    private int RankOf(Table table, HashSet<TableName> above)
    {
        if (_ranks.TryGetValue(table.Name, out var known))
        {
            return known;
        }

        if (!above.Add(table.Name))
        {
            return 0;
        }

        var rank = References(table)
            .Where(other => !above.Contains(other.Name))
            .Select(other => RankOf(other, above) + 1)
            .DefaultIfEmpty(0)
            .Max();
        above.Remove(table.Name);
        return _ranks[table.Name] = rank;
    }
}
