namespace Schema.Dsl;

/// <summary>Adds a column.</summary>
public sealed record AddColumn(TableName Table, Column Column) : Operation;

/// <summary>Drops a column, and with it every index and constraint of the table that mentions it.</summary>
public sealed record DropColumn(TableName Table, string Column) : Operation;

/// <summary>Gives a column another name.</summary>
public sealed record RenameColumn(TableName Table, string From, string To) : Operation
{
    /// <summary>Makes a column of the new name beside the old one, which goes with <see cref="FinishOnline"/>: until
    /// then, what is written to one goes to the other too.</summary>
    public bool Online { get; init; }
}

/// <summary>Changes a column's type, and its collation if it says so. Where the new type has collations too, the column
/// keeps the one that it was given.</summary>
public sealed record AlterColumnType(TableName Table, string Column, ColumnType Type) : Operation
{
    /// <summary>The collation from now on, unquoted; <see langword="null"/> for the one that was given
    /// before.</summary>
    public TableName? Collation { get; init; }

    /// <summary>The SQL expression that turns an old value into a new one; <see langword="null"/> for the assignment
    /// cast.</summary>
    public string? Using { get; init; }

    /// <summary>The same for the way back; <see langword="null"/> for an explicit cast to the type that was
    /// there.</summary>
    public string? UsingBack { get; init; }

    /// <summary>Makes a column of the new type beside the old one, whose place it takes with
    /// <see cref="FinishOnline"/>: until then, what is written to one goes to the other too.</summary>
    public bool Online { get; init; }
}

/// <summary>Ends an online change: the old column goes, and what keeps it in step with the new one.</summary>
/// <param name="Column">The name that the column has in the end.</param>
public sealed record FinishOnline(TableName Table, string Column) : Operation;

/// <summary>Sees that each value of a column can be had in another type, before anything is made for that.</summary>
/// <param name="Sql">The new value, as SQL over the column; <see langword="null"/> for the value as it is.</param>
internal sealed record TryType(TableName Table, string Column, ColumnType Type, string? Sql) : Operation
{
    /// <summary>The old value, as SQL over one that is called as the column is; <see langword="null"/> where nothing goes
    /// back.</summary>
    public string? Back { get; init; }
}

/// <summary>Refuses nulls from now on.</summary>
public sealed record SetNotNull(TableName Table, string Column) : Operation;

/// <summary>Allows nulls from now on.</summary>
public sealed record DropNotNull(TableName Table, string Column) : Operation;

/// <summary>Gives a column a default for rows to come.</summary>
public sealed record SetDefault(TableName Table, string Column, SqlValue Default) : Operation;

/// <summary>Takes a column's default away.</summary>
public sealed record DropDefault(TableName Table, string Column) : Operation;

/// <summary>Sorts and compares a column by another collation; <c>default</c> is the type's own.</summary>
public sealed record SetCollation(TableName Table, string Column, TableName Collation) : Operation;

/// <summary>Lets the server number a column, or changes how it does.</summary>
public sealed record SetIdentity(TableName Table, string Column, Identity Identity) : Operation;

/// <summary>Lets the server number a column no more. Its values stay, and so does its <c>NOT NULL</c>.</summary>
public sealed record DropIdentity(TableName Table, string Column) : Operation;

/// <summary>Computes a generated column by another expression. Its values are computed anew.</summary>
public sealed record SetExpression(TableName Table, string Column, string Expression) : Operation;

/// <summary>Makes a generated column an ordinary one, with the values that it has.</summary>
public sealed record DropExpression(TableName Table, string Column) : Operation;

/// <summary>Stores a column's large values in another way; <see langword="null"/> for the type's own.</summary>
public sealed record SetStorage(TableName Table, string Column, ColumnStorage? Storage) : Operation;

/// <summary>Compresses a column's large values in another way; <see langword="null"/> for the server's
/// setting.</summary>
public sealed record SetCompression(TableName Table, string Column, ColumnCompression? Compression) : Operation;

/// <summary>Keeps more statistics of a column, or fewer; <see langword="null"/> for the server's setting.</summary>
public sealed record SetStatistics(TableName Table, string Column, int? Target) : Operation;
