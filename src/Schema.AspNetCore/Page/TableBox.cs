using Schema.Dsl;

namespace Schema.AspNetCore;

/// <summary>A table in a picture, in pixels: its name, and below it a line for each column.</summary>
/// <param name="X">Of its left side.</param>
/// <param name="Y">Of its top.</param>
internal sealed record TableBox(Table Table, int X, int Y)
{
    public const int Line = 18;

    // Of the widest letter of twelve points.
    private const double Letter = 7.4;
    private const int Margin = 10;

    public int Width { get; } = 2 * Margin + (int)Math.Ceiling(Letter * Table.Columns
        .Select(column => TextOf(column).Length)
        .Append(Table.Name.ToString().Length)
        .Max());

    public int Height => Line * (Table.Columns.Count + 1) + 6;

    public int Right => X + Width;

    public int Bottom => Y + Height;

    public int TextX => X + Margin;

    /// <summary>The base line of the text of a column; that of the table's name for -1.</summary>
    public int BaseLine(int column) => Y + Line * (column + 2) - 4;

    /// <summary>Where a reference begins or ends: half way up the line of a column, or of the name.</summary>
    public int MiddleOf(string? column)
    {
        var place = Table.Columns.ToList().FindIndex(one => one.Name == column);
        return BaseLine(place) - 4;
    }

    public bool IsKey(Column column) =>
        Table.Constraints.OfType<PrimaryKeyConstraint>().Any(key => key.Columns.Contains(column.Name));

    /// <summary>What is said of a column behind its name.</summary>
    public static string TypeOf(Column column) => $" {column.Type}{(column.NotNull ? "" : "?")}";

    private static string TextOf(Column column) => column.Name + TypeOf(column);
}
