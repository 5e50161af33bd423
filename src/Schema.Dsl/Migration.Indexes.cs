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
    /// <param name="blocking">In the migration's transaction, for which whoever uses the table waits; by default only
    /// where the table is new or partitioned.</param>
    protected void DropIndexNamed(TableName index, bool blocking = false) =>
        Add(new DropIndexNamed(Identifier.Given(index, "index")) { Blocking = blocking });

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

    /// <summary>Builds an index anew, such as one that has grown too large or is not valid, beside the old one. On the
    /// way back there is nothing to do.</summary>
    /// <param name="blocking">In the migration's transaction, for which writes to the table wait; by default only where
    /// the index is not known from the history, or is an exclusion's or a partitioned table's.</param>
    protected void Reindex(TableName index, bool blocking = false) =>
        Add(new Reindex(Identifier.Given(index, "index")) { Blocking = blocking });

    /// <summary>Builds the indexes of a table anew, beside the old ones, one after the other. On the way back there is
    /// nothing to do.</summary>
    /// <param name="blocking">All that there are, in the migration's transaction, for which writes to the table wait; by
    /// default only after raw SQL that may have changed the table, and where it is partitioned or has
    /// exclusions.</param>
    protected void ReindexTable(TableName table, bool blocking = false) =>
        Add(new ReindexTable(Identifier.Given(table)) { Blocking = blocking });

    private IndexBuilder Index(TableName table, Action<IndexBuilder> define, bool unique)
    {
        var builder = new IndexBuilder(Identifier.Given(table), unique, Current.Conventions);
        Current.Block($"Index(\"{table}\")", builder, define);
        return Add(builder);
    }
}
