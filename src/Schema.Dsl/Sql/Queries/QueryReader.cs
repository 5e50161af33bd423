namespace Schema.Dsl;

/// <summary>Reads from the tokens of a query what its names are. It takes the query for right: the server checks
/// it.</summary>
internal sealed partial class QueryReader
{
    private readonly SqlToken[] _words;
    private readonly int[] _places;
    private readonly SqlQuery _query;
    private QueryFrame _frame = new(null);
    private int _at;

    private QueryReader(SqlQuery query, QueryScope? root)
    {
        _query = query;
        _places = [.. Enumerable.Range(0, query.Tokens.Length).Where(place => !query.Tokens[place].IsTrivia)];
        _words = [.. _places.Select(place => query.Tokens[place])];
        _frame.Scope = root;
    }

    public static void Read(SqlQuery query, QueryScope? root, string? commonTable)
    {
        var reader = new QueryReader(query, root);
        if (commonTable is not null)
        {
            reader._frame.CommonTables.Add(commonTable);
        }

        while (reader._at < reader._words.Length)
        {
            reader.Next();
        }

        reader.EndItem();
    }

    private SqlToken Word => _words[_at];

    private void Next()
    {
        if (Word.Name is not null && !QueryWords.IsReserved(Word))
        {
            ReadName();
        }
        else
        {
            ReadGrammar();
            _at++;
        }
    }

    private void ReadGrammar()
    {
        switch (Word.Text.ToUpperInvariant())
        {
            case "(":
                Open();
                break;
            case ")":
                Close();
                break;
            case "WITH" when !_frame.IsQuery && _frame.Clause == QueryClause.Expression && IsFirst():
                _frame.Clause = QueryClause.With;
                break;
            case "SELECT":
                Select();
                break;
            case "TABLE":
                Select();
                _query.HasUnlistedColumns = true;
                From();
                break;
            case "FROM" when _frame.Clause == QueryClause.Select && !IsDistinctFrom():
                EndItem();
                From();
                break;
            case "JOIN" when _frame.Clause == QueryClause.From:
                _frame.ExpectsRelation = true;
                break;
            case "NATURAL" when _frame.Scope is not null:
                _frame.Scope.MergesAll = true;
                break;
            case "," when _frame.Clause == QueryClause.From:
                _frame.ExpectsRelation = true;
                break;
            case "," when _frame.Clause == QueryClause.Select:
                EndItem();
                _frame.ItemStart = _at + 1;
                break;
            case "*" when IsStar(_at, _at):
                _query.Stars.Add(new(_places[_at], _places[_at], null, _frame.Scope!));
                break;
            case "ORDER" when _frame.IsQuery:
                EndClause(QueryClause.OrderBy);
                break;
            case "WHERE" or "GROUP" or "HAVING" or "WINDOW" or "LIMIT" or "OFFSET" or "FETCH" or "FOR"
                when _frame.IsQuery:
                EndClause(QueryClause.Rest);
                break;
            case "UNION" or "INTERSECT" or "EXCEPT":
                EndClause(QueryClause.Rest);
                _frame.IsSetOperation = true;
                break;
        }
    }

    private void Open()
    {
        var inner = new QueryFrame(_frame);
        if (_frame.ExpectsRelation)
        {
            inner.IsRelation = true;
            inner.Clause = IsAt(_at + 1, "SELECT", "VALUES", "WITH") ? QueryClause.Expression : QueryClause.From;
            inner.ExpectsRelation = inner.Clause == QueryClause.From;
            _frame.ExpectsRelation = false;
        }
        else if (_frame.Clause == QueryClause.From && IsAt(_at - 1, "USING"))
        {
            inner.Names = QueryNames.Merged;
        }
        else if (_frame.Clause == QueryClause.With && _at > 0 && _words[_at - 1].Name is not null
            && !IsAt(_at - 1, "AS", "MATERIALIZED"))
        {
            inner.Names = QueryNames.Given;
        }
        else if (IsAt(_at - 1, "EXTRACT") && _at + 1 < _words.Length && _words[_at + 1].Name is not null)
        {
            inner.Names = QueryNames.Field;
        }

        _frame = inner;
    }

    private void Close()
    {
        EndItem();
        var inner = _frame;
        _frame = inner.Parent ?? new QueryFrame(null);
        if (inner.IsRelation)
        {
            SkipOrdinality();
            var alias = ReadAlias()?.Name ?? "";
            if (inner.IsQuery || inner.Clause != QueryClause.From)
            {
                _frame.Scope?.Relations.Add(new(null, alias, _places[_at]));
            }
        }
    }

    private void Select()
    {
        var outer = _frame.IsQuery ? _frame.Scope?.Parent : _frame.Scope;
        _frame.Scope = new QueryScope(outer);
        _frame.IsQuery = true;
        _frame.Clause = QueryClause.Select;
        _frame.ItemStart = _at + 1;
        _query.Scopes.Add(_frame.Scope);
        _query.Main ??= _frame.Parent is null ? _frame.Scope : null;
    }

    private void From()
    {
        _frame.Clause = QueryClause.From;
        _frame.ExpectsRelation = true;
        _frame.Scope!.FromFirst = _places[_at];
    }

    private void EndClause(QueryClause next)
    {
        EndItem();
        _frame.Clause = next;
        _frame.ExpectsRelation = false;
    }

    private void EndItem()
    {
        if (_frame is { IsQuery: true, Clause: QueryClause.From })
        {
            _frame.Scope!.FromLast = _places[_at - 1];
        }

        if (_frame is not { IsQuery: true, Clause: QueryClause.Select })
        {
            return;
        }

        var first = AfterDistinct(_frame.ItemStart);
        if (first < _at)
        {
            _frame.Scope!.Items.Add(new(_places[first], _places[_at - 1], _frame.ItemAlias));
        }

        _frame.ItemAlias = null;
    }

    // SELECT DISTINCT ON (a, b) c
    private int AfterDistinct(int place)
    {
        if (IsAt(place, "ALL"))
        {
            return place + 1;
        }

        if (!IsAt(place, "DISTINCT"))
        {
            return place;
        }

        if (!IsAt(place + 1, "ON"))
        {
            return place + 1;
        }

        var depth = 0;
        for (var end = place + 2; end < _words.Length; end++)
        {
            depth += _words[end].Is("(") ? 1 : _words[end].Is(")") ? -1 : 0;
            if (depth == 0)
            {
                return end + 1;
            }
        }

        return place;
    }

    private bool IsFirst() => _at == 0 || IsAt(_at - 1, "(");

    private bool IsDistinctFrom() => IsAt(_at - 1, "DISTINCT") && IsAt(_at - 2, "IS", "NOT");

    private bool IsAt(int place, params string[] words) =>
        place >= 0 && place < _words.Length && words.Any(_words[place].Is);
}
