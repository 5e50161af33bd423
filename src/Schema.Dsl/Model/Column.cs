namespace Schema.Dsl;

/// <summary>A column and all that belongs to it alone. Keys, checks and references are <see cref="Constraint"/>s of its
/// table.</summary>
public sealed record Column(string Name, ColumnType Type)
{
    /// <summary>Refuses nulls. Columns are nullable unless they say otherwise, as in SQL.</summary>
    public bool NotNull { get; init; }

    /// <summary>The default; <see langword="null"/> for none.</summary>
    public SqlValue? Default { get; init; }

    /// <summary>How the column numbers itself; <see langword="null"/> if it does not.</summary>
    public Identity? Identity { get; init; }

    /// <summary>The expression that a generated column stores; <see langword="null"/> for an ordinary column.</summary>
    public string? GeneratedAs { get; init; }

    /// <summary>The collation, unquoted; <see langword="null"/> for the type's own.</summary>
    public string? Collation { get; init; }

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }
}

/// <summary>An identity column: the server numbers the rows.</summary>
/// <param name="Always">Refuses explicit values (<c>GENERATED ALWAYS</c>) instead of accepting them (<c>BY
/// DEFAULT</c>).</param>
public sealed record Identity(bool Always);
