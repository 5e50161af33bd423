namespace Schema.Dsl;

/// <summary>Creates a table with its columns, constraints, indexes and comments.</summary>
public sealed record CreateTable(Table Table) : Operation;

/// <summary>Says what a table looks like that is there already, made by raw SQL or before Schema. Runs no
/// SQL.</summary>
public sealed record DeclareTable(Table Table) : Operation;

/// <summary>Drops a table and all that belongs to it.</summary>
public sealed record DropTable(TableName Table) : Operation
{
    /// <summary>Drops the foreign keys of other tables before that refer to it.</summary>
    public bool Cascade { get; init; }
}

/// <summary>Gives a table another name in the same schema.</summary>
public sealed record RenameTable(TableName From, TableName To) : Operation;
