namespace Schema.Dsl;

/// <summary>Declares a table that is there already, with its indexes, by the names that they have.</summary>
public sealed class ExistingTableBuilder : TableBuilder
{
    internal ExistingTableBuilder(TableName table, Conventions conventions)
        : base(table, conventions)
    {
    }

    /// <summary>An index that the table has.</summary>
    public IndexBuilder Index(params string[] columns) =>
        Add(new IndexBuilder(TableName, unique: false, Conventions).Columns(columns));

    /// <summary>A unique index that the table has.</summary>
    public IndexBuilder UniqueIndex(params string[] columns) =>
        Add(new IndexBuilder(TableName, unique: true, Conventions).Columns(columns));
}
