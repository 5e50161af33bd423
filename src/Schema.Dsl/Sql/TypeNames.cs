namespace Schema.Dsl;

/// <summary>The names of types, where SQL has them: the type of a column begins with one, and in an expression they
/// stand behind <c>::</c>, in <c>CAST(… AS …)</c> and before a text.</summary>
internal static class TypeNames
{
    /// <summary>What makes one name of several words, all of them the server's own: <c>timestamp with time
    /// zone</c>.</summary>
    private static readonly string[] SecondWords = ["precision", "varying", "with", "without"];

    /// <summary>The name of a type, without what follows it; <see langword="null"/> if it has no name of one
    /// word.</summary>
    public static TableName? Of(ColumnType type) => NameAt(Read(type.Name), 0)?.Name;

    /// <summary>The type under its new name.</summary>
    /// <param name="rename">The new name of a type; <see langword="null"/> for types that keep theirs.</param>
    public static ColumnType Rename(ColumnType type, Func<TableName, TableName?> rename)
    {
        var tokens = Read(type.Name);
        return NameAt(tokens, 0) is { } name ? type with { Name = Rewrite(tokens, [name], rename) } : type;
    }

    /// <summary>The types that an expression or a query names.</summary>
    public static IEnumerable<TableName> In(string sql) => Mentioned(Read(sql)).Select(mentioned => mentioned.Name);

    /// <summary>The expression or the query after the types in it got other names.</summary>
    /// <inheritdoc cref="Rename(ColumnType, Func{TableName, TableName?})"/>
    public static string Rename(string sql, Func<TableName, TableName?> rename)
    {
        var tokens = Read(sql);
        return Rewrite(tokens, Mentioned(tokens), rename);
    }

    /// <summary>A name as SQL reads it, with its schema where it has one.</summary>
    public static string Quoted(TableName name) => name.Schema is null
        ? Identifier.Quoted(name.Name)
        : $"{Identifier.Quoted(name.Schema)}.{Identifier.Quoted(name.Name)}";

    private static SqlToken[] Read(string sql) => [.. SqlLexer.Read(sql)];

    private static string Rewrite(
        SqlToken[] tokens, IEnumerable<MentionedType> types, Func<TableName, TableName?> rename)
    {
        var texts = tokens.Select(token => token.Text).ToArray();
        foreach (var type in types)
        {
            if (rename(type.Name) is { } name)
            {
                texts[type.First] = Quoted(name);
                for (var place = type.First + 1; place <= type.Last; place++)
                {
                    texts[place] = "";
                }
            }
        }

        return string.Concat(texts);
    }

    private static IEnumerable<MentionedType> Mentioned(SqlToken[] tokens)
    {
        var places = Enumerable.Range(0, tokens.Length).Where(place => !tokens[place].IsTrivia).ToArray();
        var casts = new Stack<bool>();
        for (var i = 0; i < places.Length; i++)
        {
            var token = tokens[places[i]];
            if (token.Is("("))
            {
                casts.Push(i > 0 && tokens[places[i - 1]].Is("CAST"));
            }
            else if (token.Is(")") && casts.Count > 0)
            {
                casts.Pop();
            }
            else if (NameAt(tokens, places[i]) is { } type && (IsCast(i) || IsBeforeText(type)))
            {
                yield return type;
            }
        }

        bool IsCast(int i) =>
            (i > 1 && tokens[places[i - 1]].Is(":") && tokens[places[i - 2]].Is(":"))
            || (i > 0 && tokens[places[i - 1]].Is("AS") && casts.Count > 0 && casts.Peek());

        bool IsBeforeText(MentionedType type) =>
            tokens.Skip(type.Last + 1).FirstOrDefault(token => !token.IsTrivia) is { Kind: SqlTokenKind.Literal } text
            && !char.IsDigit(text.Text[0]);
    }

    private static MentionedType? NameAt(SqlToken[] tokens, int first)
    {
        if (first >= tokens.Length || tokens[first].Name is not { } name)
        {
            return null;
        }

        var isQualified = first + 2 < tokens.Length && tokens[first + 1].Is(".") && tokens[first + 2].Name is not null;
        var last = isQualified ? first + 2 : first;
        return SecondWords.Any(word => tokens.Skip(last + 1).FirstOrDefault(token => !token.IsTrivia)?.Is(word) == true)
            ? null
            : new(first, last, isQualified ? new TableName(name, tokens[last].Name!) : new TableName(null, name));
    }

    private sealed record MentionedType(int First, int Last, TableName Name);
}
