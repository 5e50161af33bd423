namespace Schema.Dsl;

/// <summary>What a comment is on.</summary>
public abstract record On
{
    private On()
    {
    }

    /// <summary>A table.</summary>
    public static On Table(TableName table) => new TableTarget(Identifier.Given(table));

    /// <summary>A column of a table.</summary>
    public static On Column(TableName table, string column) =>
        new ColumnTarget(Identifier.Given(table), Identifier.Given(column, "column"));

    /// <summary>A constraint of a table.</summary>
    public static On Constraint(TableName table, string constraint) =>
        new ConstraintTarget(Identifier.Given(table), Identifier.Given(constraint, "constraint"));

    /// <summary>An index, by its name.</summary>
    public static On Index(TableName index) => new IndexTarget(Identifier.Given(index, "index"));

    internal sealed record TableTarget(TableName Name) : On;

    internal sealed record ColumnTarget(TableName TableName, string Name) : On;

    internal sealed record ConstraintTarget(TableName TableName, string Name) : On;

    internal sealed record IndexTarget(TableName Name) : On;
}
