namespace Schema.Dsl;

public abstract partial class ColumnsBuilder
{
    /// <summary>A point of a plane.</summary>
    public ColumnBuilder Point(string name) => Column(name, new ColumnType("point"));

    /// <summary>A line without ends.</summary>
    public ColumnBuilder Line(string name) => Column(name, new ColumnType("line"));

    /// <summary>A line from one point to another.</summary>
    public ColumnBuilder LSeg(string name) => Column(name, new ColumnType("lseg"));

    /// <summary>A rectangle.</summary>
    public ColumnBuilder Box(string name) => Column(name, new ColumnType("box"));

    /// <summary>Points that follow each other, open or closed.</summary>
    public ColumnBuilder Path(string name) => Column(name, new ColumnType("path"));

    /// <summary>A closed area.</summary>
    public ColumnBuilder Polygon(string name) => Column(name, new ColumnType("polygon"));

    /// <summary>A circle.</summary>
    public ColumnBuilder Circle(string name) => Column(name, new ColumnType("circle"));
}
