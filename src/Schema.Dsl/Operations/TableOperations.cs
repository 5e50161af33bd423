namespace Schema.Dsl;

/// <summary>Creates a table with its columns, constraints, indexes and comments.</summary>
public sealed record CreateTable(Table Table) : Operation;

/// <summary>Says what a table looks like that is there already, made by raw SQL or before Schema. Runs no
/// SQL.</summary>
public sealed record DeclareTable(Table Table) : Operation;

/// <summary>Drops a table and all that belongs to it.</summary>
public sealed record DropTable(TableName Table) : Operation
{
    /// <summary>Drops before the foreign keys of other tables that refer to it, and the tables that inherit from
    /// it.</summary>
    public bool Cascade { get; init; }
}

/// <summary>Gives a table another name in the same schema.</summary>
public sealed record RenameTable(TableName From, TableName To) : Operation;

/// <summary>Moves a table to another schema, with its indexes, constraints and sequences.</summary>
public sealed record SetTableSchema(TableName Table, string Schema) : Operation;

/// <summary>Writes a table to the log from now on, or does so no more.</summary>
public sealed record SetTableLogging(TableName Table, bool Unlogged) : Operation;

/// <summary>Sets storage parameters of a table, and keeps the others.</summary>
public sealed record SetTableParameters(TableName Table, ValueList<StorageParameter> Parameters) : Operation;

/// <summary>Puts storage parameters of a table to their defaults.</summary>
public sealed record ResetTableParameters(TableName Table, ValueList<string> Parameters) : Operation;

/// <summary>Moves a table to another tablespace; <see langword="null"/> for the database's own. Its indexes
/// stay.</summary>
public sealed record SetTableTablespace(TableName Table, string? Tablespace) : Operation;
