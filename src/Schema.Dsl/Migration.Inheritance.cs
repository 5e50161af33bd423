namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Makes a table inherit from another: queries of the other show its rows too. It has to have the columns
    /// and the checks of the other. Undone by <see cref="NoInherit"/>.</summary>
    /// <param name="from">The table to inherit from.</param>
    protected void Inherit(TableName table, TableName from) =>
        Add(new Inherit(Identifier.Given(table), Identifier.Given(from)));

    /// <summary>Makes a table inherit from another no more: it keeps its rows, columns and checks. Undone by
    /// <see cref="Inherit"/>, unless it got columns or checks with the inheritance alone: they are its own from then
    /// on, and no server takes that back.</summary>
    /// <param name="from">The table that it inherits from.</param>
    protected void NoInherit(TableName table, TableName from) =>
        Add(new NoInherit(Identifier.Given(table), Identifier.Given(from)));
}
