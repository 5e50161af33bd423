namespace Schema.Dsl;

/// <summary>Declares a collation. See the PostgreSQL manual, CREATE COLLATION.</summary>
public sealed class CollationBuilder
{
    private Collation _collation;
    private int _sources;

    internal CollationBuilder(Collation collation) => _collation = collation;

    /// <summary>Sorts as the operating system does in this locale: <c>de_DE.utf8</c>.</summary>
    public CollationBuilder Libc(string locale) =>
        Source(_collation with { Provider = CollationProvider.Libc, Locale = Locale(locale) });

    /// <summary>Sorts as the operating system does in one locale, and knows letters and their upper case from
    /// another.</summary>
    public CollationBuilder Libc(string collate, string ctype) => Source(_collation with
    {
        Provider = CollationProvider.Libc,
        Collate = Locale(collate),
        Ctype = Locale(ctype),
    });

    /// <summary>Sorts as ICU does in this locale: <c>de-u-co-phonebk</c>.</summary>
    public CollationBuilder Icu(string locale) =>
        Source(_collation with { Provider = CollationProvider.Icu, Locale = Locale(locale) });

    /// <summary>Sorts as the server does by itself (PostgreSQL 17 and later): <c>C.UTF-8</c>.</summary>
    public CollationBuilder Builtin(string locale) =>
        Source(_collation with { Provider = CollationProvider.Builtin, Locale = Locale(locale) });

    /// <summary>Sorts as another collation does: a copy of it.</summary>
    public CollationBuilder From(TableName collation) =>
        Source(_collation with { From = Identifier.Given(collation, "collation") });

    /// <summary>Whether texts that are written in different bytes are different. If not, <c>LIKE</c> and unique indexes
    /// know fewer of them; that needs ICU. Default: they are.</summary>
    public CollationBuilder Deterministic(bool isDeterministic) =>
        Set(_collation with { IsNondeterministic = !isDeterministic });

    /// <summary>Rules beside those of the locale, in ICU's language (PostgreSQL 16 and later).</summary>
    public CollationBuilder Rules(string rules) => Set(_collation with { Rules = Text(rules, "rules") });

    /// <summary>Explains the collation to whoever reads the schema.</summary>
    public CollationBuilder Comment(string text) => Set(_collation with { Comment = text });

    internal Collation Build() => Problem is { } problem
        ? throw new InvalidMigrationException($"The collation \"{_collation.Name.Name}\" {problem}")
        : _collation;

    private string? Problem => _collation switch
    {
        _ when _sources != 1 => "needs exactly one of Libc, Icu, Builtin and From.",
        { From: not null, IsNondeterministic: true } or { From: not null, Rules: not null } =>
            "is a copy, which takes all from the other. Leave Deterministic and Rules out, or name the locale.",
        { IsNondeterministic: true, Provider: not CollationProvider.Icu } =>
            "is not deterministic, and only ICU knows such. Use Icu(…), or leave Deterministic out.",
        { Rules: not null, Provider: not CollationProvider.Icu } => "has Rules, which only ICU knows. Use Icu(…).",
        _ => null,
    };

    private string Locale(string locale) => Text(locale, "locale");

    private string Text(string text, string what) =>
        string.IsNullOrWhiteSpace(text) || text.IndexOf('\0') >= 0
            ? throw new InvalidMigrationException(
                $"The {what} of collation \"{_collation.Name.Name}\" is blank, or has a NUL character in it.")
            : text;

    private CollationBuilder Source(Collation collation)
    {
        _sources++;
        return Set(collation);
    }

    private CollationBuilder Set(Collation collation)
    {
        _collation = collation;
        return this;
    }
}
