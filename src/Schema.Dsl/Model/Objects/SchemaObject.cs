namespace Schema.Dsl;

/// <summary>What a database holds beside tables: a schema, an extension, a type, a view, a routine, a trigger
/// …</summary>
/// <remarks>Each is created, replaced, renamed, dropped and restored by the same few operations; what tells them apart
/// is their definition.</remarks>
public abstract record SchemaObject
{
    private protected SchemaObject(ObjectName name) => Name = name;

    /// <summary>The kind and the name, by which it is found.</summary>
    public ObjectName Name { get; init; }

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }

    /// <summary>Why the definition may no longer be what the server holds; <see langword="null"/> if it is.</summary>
    internal string? Doubt { get; init; }

    /// <summary>The pieces of SQL in which it mentions others that it then depends on.</summary>
    internal IReadOnlyList<SqlPiece> Pieces
    {
        get
        {
            var pieces = new List<SqlPiece>();
            Rewritten(piece =>
            {
                pieces.Add(piece);
                return piece.Sql;
            });
            return pieces;
        }
    }

    /// <summary>The table or view that it goes with; <see langword="null"/> if it stands alone.</summary>
    internal virtual TableName? Owner => Name.Owner;

    /// <summary>The SQL in its definition.</summary>
    internal virtual IEnumerable<string> Texts => Pieces.Select(piece => piece.Sql);

    /// <summary>The object after its owner got another name.</summary>
    internal virtual SchemaObject WithOwner(TableName owner) => Named(Name with { Owner = owner });

    internal virtual SchemaObject WithOwnerColumnRenamed(string from, string to) => this;

    /// <summary>The same object with other pieces of SQL.</summary>
    internal virtual SchemaObject Rewritten(Func<SqlPiece, string> rewrite) => this;

    /// <summary>This definition in the place of another: what was said of the object apart from it stays.</summary>
    internal virtual SchemaObject InPlaceOf(SchemaObject before, SchemaModel model) =>
        this with { Comment = before.Comment };

    /// <summary>Whether the server is sure to take another definition in the place of this one, without dropping
    /// it.</summary>
    internal virtual bool CanBecome(SchemaObject after) => true;

    /// <summary>The types in the definition: what it is made of.</summary>
    internal virtual IEnumerable<ColumnType> Types => [];

    /// <summary>The names that it has as a type; none if it is no type.</summary>
    internal virtual IEnumerable<TableName> TypeNames => Name.IsType ? [Name.Name] : [];

    /// <summary>Whether it shares its name space with tables.</summary>
    internal virtual bool IsRelation => Name.IsRelation;

    /// <summary>The object under another name.</summary>
    internal virtual SchemaObject Named(ObjectName name) => this with { Name = name };

    /// <summary>The object after what its definition mentions got another name.</summary>
    internal virtual SchemaObject Following(Renaming renaming) => Rewritten(renaming.Sql);
}
