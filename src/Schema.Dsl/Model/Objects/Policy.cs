namespace Schema.Dsl;

/// <summary>A policy of row-level security. See the PostgreSQL manual, CREATE POLICY.</summary>
public sealed record Policy : SchemaObject
{
    /// <summary>The policy of that name on a table.</summary>
    public Policy(string name, TableName on)
        : base(NameOf(name, on))
    {
    }

    /// <summary>What it is about.</summary>
    public PolicyCommand For { get; init; }

    /// <summary>Whom it is about; empty for everybody.</summary>
    public ValueList<string> Roles { get; init; } = ValueList<string>.Empty;

    /// <summary>Which rows are seen, as SQL; <see langword="null"/> for all.</summary>
    public string? Using { get; init; }

    /// <summary>Which rows may be written, as SQL; <see langword="null"/> for those that are seen.</summary>
    public string? WithCheck { get; init; }

    /// <summary>Takes away from what other policies allow; otherwise it adds to it.</summary>
    public bool Restrictive { get; init; }

    internal override SchemaObject Rewritten(Func<SqlPiece, string> rewrite)
    {
        return this with { Using = Piece(Using), WithCheck = Piece(WithCheck) };

        string? Piece(string? sql) => sql is null
            ? null
            : rewrite(new SqlPiece(sql, text => SqlQuery.OfExpression(text, Name.Owner!)));
    }

    // ALTER POLICY changes some of it; nothing depends on it, so all of it is made anew.
    internal override bool CanBecome(SchemaObject after) => false;

    internal static ObjectName NameOf(string name, TableName on) =>
        new(ObjectKind.Policy, new TableName(null, name)) { Owner = on };
}

/// <summary>A kind of statement on rows.</summary>
public enum PolicyCommand
{
    /// <summary>Any of them.</summary>
    All,

    /// <summary><c>SELECT</c></summary>
    Select,

    /// <summary><c>INSERT</c></summary>
    Insert,

    /// <summary><c>UPDATE</c></summary>
    Update,

    /// <summary><c>DELETE</c></summary>
    Delete,
}
