namespace Schema.Dsl;

/// <summary>Changes a table: what it declares is added, and columns can be removed, renamed and modified.</summary>
public sealed class AlterTableBuilder : AddColumnBuilder
{
    internal AlterTableBuilder(TableName table, Conventions conventions)
        : base(table, conventions)
    {
    }

    /// <summary>Removes a column, with the indexes and constraints that mention it. Undone from what the history knows;
    /// its values are lost.</summary>
    /// <remarks>Where rows are left, a column that is <c>NOT NULL</c> without a default cannot come back: they have no
    /// value for it.</remarks>
    public void Remove(string column)
    {
        var drop = new DropColumn(TableName, Identifier.Given(column, "column"));
        Forget(column);
        Add(() => [drop]);
    }

    /// <summary>Renames a column.</summary>
    public RenameColumnBuilder Rename(string column, string to)
    {
        var rename = new RenameColumnBuilder(
            new RenameColumn(TableName, Identifier.Given(column, "column"), Identifier.Given(to, "column")));
        Forget(column);
        Add(((IOperationBuilder)rename).Build);
        return rename;
    }

    /// <summary>Changes what <paramref name="define"/> names of a column, and nothing else.</summary>
    public void Modify(string column, Action<ModifyColumnBuilder> define)
    {
        var builder = new ModifyColumnBuilder(TableName, Identifier.Given(column, "column"));
        define(builder);
        Add(builder.Build);
    }
}
