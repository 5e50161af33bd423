namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates an index over columns.</summary>
    protected IndexBuilder Index(TableName table, params string[] columns) =>
        Add(new IndexBuilder(Identifier.Given(table), unique: false, Current.Conventions).Columns(columns));

    /// <summary>Creates an index over columns and expressions.</summary>
    protected IndexBuilder Index(TableName table, Action<IndexBuilder> define) => Index(table, define, unique: false);

    /// <summary>Creates an index that refuses a second row with the same values in these columns.</summary>
    protected IndexBuilder UniqueIndex(TableName table, params string[] columns) =>
        Add(new IndexBuilder(Identifier.Given(table), unique: true, Current.Conventions).Columns(columns));

    /// <summary>Creates a unique index over columns and expressions.</summary>
    protected IndexBuilder UniqueIndex(TableName table, Action<IndexBuilder> define) =>
        Index(table, define, unique: true);

    /// <summary>Drops the index over exactly these columns, whatever its name.</summary>
    protected void DropIndex(TableName table, params string[] columns) =>
        Add(new DropIndex(
            Identifier.Given(table), columns.Select(column => Identifier.Given(column, "column")).ToValueList()));

    /// <summary>Drops an index by its name; <c>schema.name</c> where the table is not in the target schema.</summary>
    protected void DropIndexNamed(TableName index) => Add(new DropIndexNamed(Identifier.Given(index, "index")));

    /// <summary>Renames an index.</summary>
    protected void RenameIndex(TableName index, string to) =>
        Add(new RenameIndex(Identifier.Given(index, "index"), Identifier.Given(to, "index")));

    /// <summary>Changes storage parameters, the tablespace or the statistics of an index, in the order
    /// written.</summary>
    protected void AlterIndex(TableName index, Action<AlterIndexBuilder> define)
    {
        var builder = new AlterIndexBuilder(Identifier.Given(index, "index"));
        Current.Block($"AlterIndex(\"{index}\")", builder, define);
        Add(builder);
    }

    /// <summary>Builds an index anew, such as one that has grown too large or is not valid. Writes to its table wait,
    /// and so do reads that would use it. On the way back there is nothing to do.</summary>
    protected void Reindex(TableName index) => Add(new Reindex(Identifier.Given(index, "index")));

    /// <summary>Builds all indexes of a table anew. On the way back there is nothing to do.</summary>
    protected void ReindexTable(TableName table) => Add(new ReindexTable(Identifier.Given(table)));

    private IndexBuilder Index(TableName table, Action<IndexBuilder> define, bool unique)
    {
        var builder = new IndexBuilder(Identifier.Given(table), unique, Current.Conventions);
        Current.Block($"Index(\"{table}\")", builder, define);
        return Add(builder);
    }
}
