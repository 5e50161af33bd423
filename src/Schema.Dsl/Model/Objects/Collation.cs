namespace Schema.Dsl;

/// <summary>A collation: an order of texts. See the PostgreSQL manual, chapter 24.2.</summary>
public sealed record Collation : SchemaObject
{
    /// <summary>The collation of that name.</summary>
    public Collation(TableName name)
        : base(NameOf(name))
    {
    }

    /// <summary>Who knows the order.</summary>
    public CollationProvider Provider { get; init; }

    /// <summary>The locale, as the provider calls it; <see langword="null"/> where <see cref="Collate"/> and
    /// <see cref="Ctype"/>, or <see cref="From"/>, say it.</summary>
    public string? Locale { get; init; }

    /// <summary>The locale that texts are sorted by, where it is another than that of their characters.</summary>
    public string? Collate { get; init; }

    /// <summary>The locale that knows which characters are letters and what their upper case is.</summary>
    public string? Ctype { get; init; }

    /// <summary>Texts that are written in different bytes are equal, if they are so by the locale.</summary>
    public bool IsNondeterministic { get; init; }

    /// <summary>Rules beside those of the locale (ICU, PostgreSQL 16 and later); <see langword="null"/> for
    /// none.</summary>
    public string? Rules { get; init; }

    /// <summary>The collation that it is a copy of; <see langword="null"/> for none.</summary>
    public TableName? From { get; init; }

    internal static ObjectName NameOf(TableName name) => new(ObjectKind.Collation, name);

    internal override SchemaObject Following(Renaming renaming) =>
        this with { From = From is null ? null : renaming.Collation(From) };
}

/// <summary>Who knows the order of a collation.</summary>
public enum CollationProvider
{
    /// <summary>The operating system's library.</summary>
    Libc,

    /// <summary>The ICU library. The server may have been built without it.</summary>
    Icu,

    /// <summary>The server itself (PostgreSQL 17 and later).</summary>
    Builtin,
}
