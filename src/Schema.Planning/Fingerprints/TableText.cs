using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Tables and their parts in canonical text, without the names that follow from the rest.</summary>
internal static partial class TableText
{
    public static CanonicalText Write(CanonicalText text, Table table)
    {
        text.Table(table.Name);
        text.List("columns", table.Columns, column => Write(text.Begin("column"), column).End());
        text.List("constraints", table.Constraints, constraint =>
            Write(text.Begin("constraint"), table.Name, constraint).End());
        text.List("indexes", table.Indexes, index => Write(text.Begin("index"), index).End());
        text.List("like", table.Like, like => text
            .Field("of", like.Table.ToString())
            .Field("including", like.Including == Including.Nothing ? null : like.Including.ToString())
            .Number("place", like.Place)
            .Names(like));
        return text
            .Flag("unlogged", table.Unlogged)
            .Parameters(table.Parameters)
            .Field("tablespace", table.Tablespace)
            .Partitions(table.PartitionedBy)
            .Partition(table.PartitionOf)
            .List("inherits", table.Inherits, parent => text.Field("", parent.ToString()))
            .Field("comment", table.Comment)
            .Flag("row security", table.RowSecurity)
            .Flag("forced", table.ForcesRowSecurity);
    }

    // They name nothing else of what is taken over.
    private static CanonicalText Names(this CanonicalText text, LikeClause like)
    {
        var (given, usual) = (like.Names, Conventions.Default.Names);
        var named = (like.Including & Including.Statistics) == 0 ? text : text
            .Field("statistics", given.Statistics == usual.Statistics ? null : given.Statistics);
        return (like.Including & Including.Indexes) == 0 ? named : named
            .Field("index", given.Index == usual.Index ? null : given.Index)
            .Field("unique index", given.UniqueIndex)
            .Field("primary key", given.PrimaryKey == usual.PrimaryKey ? null : given.PrimaryKey)
            .Field("unique", given.Unique == usual.Unique ? null : given.Unique)
            .Field("exclusion", given.Exclusion == usual.Exclusion ? null : given.Exclusion);
    }

    public static CanonicalText Write(CanonicalText text, Column column) => text
        .Column("name", column.Name)
        .Field("type", column.Type.ToString())
        .Flag("not null", column.NotNull)
        .Value(column.Default)
        .Flag("identity", column.Identity is not null)
        .Identity(column.Identity)
        .Sql("generated", column.GeneratedAs)
        .Flag("virtual", column.IsVirtual)
        .Field("collation", column.Collation?.ToString())
        .Field("storage", column.Storage?.ToString())
        .Field("compression", column.Compression?.ToString())
        .Number("statistics", column.Statistics)
        .Flag("inherited", column.IsInherited)
        .Field("comment", column.Comment);

    public static CanonicalText Write(CanonicalText text, IndexDefinition index)
    {
        text.Field("name", index.Name == DerivedNames.Default.Index(index.Table, index.Keys, index.Unique) ? null : index.Name);
        text.List("keys", index.Keys, key => Write(text.Begin("key"), key).End());
        return text
            .Parameters(index.Parameters)
            .Flag("unique", index.Unique)
            .Flag("nulls not distinct", index.NullsNotDistinct)
            .Field("method", index.Method)
            .Names("include", index.Include)
            .Sql("where", index.Where)
            .Flag("blocking", index.Blocking)
            .Field("tablespace", index.Tablespace)
            .Flag("only", index.Only)
            .Field("part of", index.PartOf)
            .Field("comment", index.Comment);
    }

    public static CanonicalText Identity(this CanonicalText text, Identity? identity) => identity is null ? text : text
        .Flag("always", identity.Always)
        .Field("sequence", identity.SequenceName)
        .Number("start", identity.Start)
        .Number("increment", identity.Increment == 1 ? null : identity.Increment)
        .Number("min", identity.Min)
        .Number("max", identity.Max)
        .Number("cache", identity.Cache == 1 ? null : identity.Cache)
        .Flag("cycle", identity.Cycle);

    public static CanonicalText Write(CanonicalText text, IndexKey key) => text
        .Column("column", key.Column)
        .Sql("expression", key.Expression)
        .Field("sort", key.Sort == Sort.Ascending ? null : key.Sort.ToString())
        .Field("nulls", key.Nulls == Nulls.Default ? null : key.Nulls.ToString())
        .Field("operator class", key.OperatorClass)
        .Field("collation", key.Collation?.ToString())
        .Number("statistics", key.Statistics);

    public static CanonicalText Table(this CanonicalText text, TableName table) =>
        text.Field("table", table.ToString());

    public static CanonicalText Names(this CanonicalText text, string name, ValueList<string> names) =>
        text.List(name, names, item => text.Column("", item));

    public static CanonicalText Parameters(this CanonicalText text, ValueList<StorageParameter> parameters) =>
        text.List("parameters", parameters, parameter => text.Field(parameter.Name, parameter.Value));

    /// <summary>SQL without what formatting can change.</summary>
    public static CanonicalText Sql(this CanonicalText text, string name, string? sql) =>
        text.Field(name, sql is null ? null : SqlExpression.Canonical(sql));
}
