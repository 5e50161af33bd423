namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Adds the columns that <paramref name="define"/> declares.</summary>
    protected void AddColumn(TableName table, Action<AddColumnBuilder> define)
    {
        var builder = new AddColumnBuilder(Identifier.Given(table), Current.Conventions);
        Current.Block($"AddColumn(\"{table}\")", builder, define);
        Add(builder);
    }

    /// <summary>Removes a column, with the indexes and constraints that mention it. Undone from what the history knows;
    /// its values are lost.</summary>
    /// <remarks>Where rows are left, a column that is <c>NOT NULL</c> without a default cannot come back: they have no
    /// value for it.</remarks>
    protected void RemoveColumn(TableName table, string column) =>
        Add(new DropColumn(Identifier.Given(table), Identifier.Given(column, "column")));

    /// <summary>Renames a column. Indexes and constraints follow it; they keep their names.</summary>
    protected RenameColumnBuilder RenameColumn(TableName table, string column, string to) =>
        Add(new RenameColumnBuilder(new RenameColumn(
            Identifier.Given(table), Identifier.Given(column, "column"), Identifier.Given(to, "column"))));

    /// <summary>Ends what <c>RenameColumn(…).Online()</c> or <c>Modify(…, c =&gt; c.Type(…).Online())</c> has opened:
    /// the old column goes, and what kept it in step with the new one. Undone by opening it again.</summary>
    /// <remarks>Nobody may use the old name, or the old type, any more: it belongs into a migration with
    /// <c>[Phase(Phase.Contract)]</c>.</remarks>
    /// <param name="column">The name that the column has from now on: the new one, or the one that only got another
    /// type.</param>
    protected void FinishOnline(TableName table, string column) =>
        Add(new FinishOnline(Identifier.Given(table), Identifier.Given(column, "column")));

    /// <summary>Refuses nulls in a column from now on.</summary>
    protected void SetNotNull(TableName table, string column) =>
        Add(new SetNotNull(Identifier.Given(table), Identifier.Given(column, "column")));

    /// <summary>Allows nulls in a column from now on.</summary>
    protected void DropNotNull(TableName table, string column) =>
        Add(new DropNotNull(Identifier.Given(table), Identifier.Given(column, "column")));

    /// <summary>Gives a column a default for rows to come.</summary>
    /// <param name="value">A string, a number, a boolean, a <see cref="Guid"/>, a date or a time, bytes, or an array of
    /// such; JSON as a string. For an expression use <see cref="SetDefaultSql"/>.</param>
    protected void SetDefault(TableName table, string column, object value) =>
        Add(new SetDefault(
            Identifier.Given(table), Identifier.Given(column, "column"), DefaultValue.Of(value, table, column)));

    /// <summary>Gives a column an SQL expression as the default for rows to come.</summary>
    protected void SetDefaultSql(TableName table, string column, string expression) =>
        Add(new SetDefault(
            Identifier.Given(table),
            Identifier.Given(column, "column"),
            DefaultValue.OfSql(expression, table, column)));

    /// <summary>Takes a column's default away.</summary>
    protected void DropDefault(TableName table, string column) =>
        Add(new DropDefault(Identifier.Given(table), Identifier.Given(column, "column")));
}
