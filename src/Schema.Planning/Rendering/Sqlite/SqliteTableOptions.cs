using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What can be said of a table as a whole, and not in SQLite.</summary>
internal static class SqliteTableOptions
{
    private const string Unlogged = "SQLite has one journal for all of a database; leave Unlogged out";

    private const string Tablespace = "SQLite keeps all of a database in one file; leave Tablespace out";

    private const string Partitions =
        "SQLite has no partitions; keep all rows in one table, with an index on what would divide them";

    private const string Inheritance =
        "SQLite has no inheritance; take the columns over with Like, and read both tables in a view with UNION ALL";

    public static string? Refuse(Table table) => table switch
    {
        { PartitionedBy: not null } or { PartitionOf: not null } => Partitions,
        { Inherits.Count: > 0 } => Inheritance,
        { Unlogged: true } => Unlogged,
        { Parameters.Count: > 0 } => Parameter(table.Parameters[0].Name),
        { Tablespace: not null } => Tablespace,
        _ => null,
    };

    public static string? Refuse(Operation operation) => operation switch
    {
        SetTableSchema set => $"SQLite has no schemas; rename the table, such as to \"{set.Schema}_{set.Table.Name}\"",
        SetTableLogging => Unlogged,
        SetTableParameters set => Parameter(set.Parameters[0].Name),
        ResetTableParameters reset => Parameter(reset.Parameters[0]),
        SetTableTablespace => Tablespace,
        AttachPartition or DetachPartition or AttachIndex => Partitions,
        Inherit or NoInherit => Inheritance,
        _ => null,
    };

    private static string Parameter(string name) => $"SQLite has no storage parameters; leave {name} out";
}
