namespace Schema.Dsl;

/// <summary>Adds a column.</summary>
public sealed record AddColumn(TableName Table, Column Column) : Operation;

/// <summary>Drops a column, and with it every index and constraint of the table that mentions it.</summary>
public sealed record DropColumn(TableName Table, string Column) : Operation;

/// <summary>Gives a column another name.</summary>
public sealed record RenameColumn(TableName Table, string From, string To) : Operation;

/// <summary>Changes a column's type, its collation or both.</summary>
public sealed record AlterColumnType(TableName Table, string Column, ColumnType Type) : Operation
{
    /// <summary>The collation from now on, unquoted; <see langword="null"/> for the type's own.</summary>
    public string? Collation { get; init; }

    /// <summary>The SQL expression that turns an old value into a new one; <see langword="null"/> for the assignment
    /// cast.</summary>
    public string? Using { get; init; }

    /// <summary>The same for the way back; <see langword="null"/> for an explicit cast to the type that was
    /// there.</summary>
    public string? UsingBack { get; init; }
}

/// <summary>Refuses nulls from now on.</summary>
public sealed record SetNotNull(TableName Table, string Column) : Operation;

/// <summary>Allows nulls from now on.</summary>
public sealed record DropNotNull(TableName Table, string Column) : Operation;

/// <summary>Gives a column a default for rows to come.</summary>
public sealed record SetDefault(TableName Table, string Column, SqlValue Default) : Operation;

/// <summary>Takes a column's default away.</summary>
public sealed record DropDefault(TableName Table, string Column) : Operation;
