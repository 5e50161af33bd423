namespace Schema.Dsl;

public abstract partial class TableBuilder
{
    private readonly List<TableName> _inherits = [];

    /// <summary>Inherits from other tables: their columns and checks are this table's too, in front of its own, and
    /// queries of theirs show its rows. Indexes, keys and references are not inherited, and nor is numbering; the table
    /// gets no <c>id</c> of its own. A column that it declares itself is as declared, and stays when theirs
    /// goes.</summary>
    /// <param name="tables">One table or more.</param>
    public void Inherits(params TableName[] tables)
    {
        if (tables.Length == 0)
        {
            throw new InvalidMigrationException(
                $"Table \"{TableName}\" says Inherits() without a table. Name one: Inherits(\"cities\").");
        }

        _inherits.AddRange(tables.Select(table => Identifier.Given(table)));
        RefuseTwins(_inherits.Select(table => table.ToString()), "parents");
    }

    private protected bool InheritsColumns => _inherits.Count > 0;
}
