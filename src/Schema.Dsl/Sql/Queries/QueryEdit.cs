namespace Schema.Dsl;

/// <summary>Edits the text of a query, token by token.</summary>
internal sealed class QueryEdit(SqlQuery query)
{
    private readonly string[] _texts = [.. query.Tokens.Select(token => token.Text)];
    private string? _doubt;

    public void Replace(int place, string name) => _texts[place] = Quoted(name);

    /// <summary>Another schema before a name; <see langword="null"/> for none.</summary>
    public void PutInSchema(int place, string? schema)
    {
        var point = Before(place);
        if (point >= 0 && query.Tokens[point].Is("."))
        {
            for (var i = Before(point); i < place; i++)
            {
                _texts[i] = "";
            }
        }

        _texts[place] = schema is null ? _texts[place] : $"{Quoted(schema)}.{_texts[place]}";
    }

    /// <summary>Another name for a column. Beside other relations it says whose it is: they may have one of that
    /// name.</summary>
    public void Replace(QueryColumn column, QueryRelation relation, string name)
    {
        Replace(column.Place, name);
        if (column.Qualifier is null && !IsAlone(column.Scope))
        {
            Qualify(column, relation);
        }
    }

    public void Replace(QueryStar star, IEnumerable<(QueryRelation Relation, string Column)> columns)
    {
        var isAlone = IsAlone(star.Scope);
        _texts[star.First] = string.Join(", ", columns.Select(column => isAlone
            ? Quoted(column.Column)
            : $"{Quoted(column.Relation.Qualifier!)}.{Quoted(column.Column)}"));
        for (var place = star.First + 1; place <= star.Last; place++)
        {
            _texts[place] = "";
        }
    }

    public void Qualify(QueryColumn column, QueryRelation relation) =>
        _texts[column.Place] = $"{Quoted(relation.Qualifier!)}.{_texts[column.Place]}";

    /// <summary>What is selected without an alias is named after a column in it, and has to keep that name.</summary>
    public void KeepName(QueryColumn column, string name)
    {
        if (ItemAround(column.Place) is not { Alias: null } item)
        {
            return;
        }

        var before = Between(item.First, column.Place - 1);
        if (before.Length == 0 || (before.Length <= 4 && before.Where((_, i) => i % 2 == 1).All(token => token.Is("."))
            && before.Length % 2 == 0))
        {
            // age::text is named age, and age + 1 is not.
            var after = Between(column.Place + 1, item.Last);
            if (after.Length == 0 || after[0].Is(":") || after[0].Is("[") || after[0].Is("COLLATE"))
            {
                if (after.Any(IsOperator))
                {
                    return;
                }

                _texts[item.Last] += $" AS {Quoted(name)}";
            }
        }
        else if (before[0].Is("(") || before[0].Is("CASE"))
        {
            _doubt ??= "it selects an expression without giving it a name";
        }
    }

    /// <summary>The same for what is named after a function.</summary>
    public void KeepCallName(QueryName call, string name)
    {
        if (ItemAround(call.Place) is not { Alias: null } item)
        {
            return;
        }

        if (Between(item.First, call.Place - 1).All(token => token.Name is not null || token.Is("."))
            && query.Tokens[item.Last].Is(")"))
        {
            _texts[item.Last] += $" AS {Quoted(name)}";
        }
        else
        {
            _doubt ??= "it selects an expression without giving it a name";
        }
    }

    public QueryChange ToChange(string? doubt) => new(string.Concat(_texts), doubt ?? _doubt);

    // Only what the select list itself names: an item of the innermost SELECT around the place.
    private QueryItem? ItemAround(int place) => query.Scopes
        .SelectMany(scope => scope.Items)
        .Where(item => item.First <= place && place <= item.Last)
        .OrderBy(item => item.Last - item.First)
        .FirstOrDefault();

    private static bool IsAlone(QueryScope? scope) =>
        !QueryResolution.Around(scope).SelectMany(one => one.Relations).Skip(1).Any();

    private int Before(int place)
    {
        do
        {
            place--;
        }
        while (place >= 0 && query.Tokens[place].IsTrivia);
        return place;
    }

    private SqlToken[] Between(int first, int last) =>
        query.Tokens.Skip(first).Take(last - first + 1).WithoutTrivia();

    private static bool IsOperator(SqlToken token) =>
        (token.Kind == SqlTokenKind.Symbol && ":[](),.".IndexOf(token.Text, StringComparison.Ordinal) < 0)
        || (token.Kind == SqlTokenKind.Word && (token.Is("AND") || token.Is("OR") || token.Is("IS") || token.Is("IN")));

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
