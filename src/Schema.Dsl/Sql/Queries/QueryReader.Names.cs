namespace Schema.Dsl;

internal sealed partial class QueryReader
{
    /// <summary>Reads <c>a</c>, <c>a.b</c>, <c>a.b.c</c> or <c>a.*</c>, and says what it is.</summary>
    private void ReadName()
    {
        var first = _at;
        var last = first;
        while (IsAt(last + 1, ".") && last + 2 < _words.Length && _words[last + 2].Name is not null)
        {
            last += 2;
        }

        if (_frame.Names == QueryNames.Merged)
        {
            _frame.Scope?.Merged.Add(Word.Name!);
        }
        else if (_frame.Names == QueryNames.Field)
        {
            _frame.Names = QueryNames.Columns;
        }
        else if (_frame.Names == QueryNames.Columns)
        {
            Classify(first, last);
        }

        _at = Math.Max(_at, last) + 1;
    }

    private void Classify(int first, int last)
    {
        if (_frame.Clause == QueryClause.With)
        {
            if (!Word.Is("RECURSIVE") && !Word.Is("MATERIALIZED"))
            {
                _frame.CommonTables.Add(Word.Name!);
                _query.CommonTables.Add(Word.Name!);
            }
        }
        else if (_frame.ExpectsRelation)
        {
            ReadRelation(first, last);
        }
        else if ((IsAt(first - 1, ":") && IsAt(first - 2, ":")) || IsAt(first - 1, "AS", "COLLATE"))
        {
            ReadTypeOrAlias(first, last);
        }
        else if (IsAt(first - 1, "WITH"))
        {
            // timestamp with time zone, with ordinality: no names.
        }
        else if (first > 0 && (IsAt(first - 1, ".") || QueryWords.EndsOperand(_words, first - 1)))
        {
            GiveAlias(first);
        }
        else if (IsAt(last + 1, "("))
        {
            _query.Calls.Add(new(NameOf(first, last), _places[last]));
        }
        else if (IsAt(last + 1, ".") && IsAt(last + 2, "*"))
        {
            ReadStar(first, last);
        }
        else if (IsTypeOfLiteral(last))
        {
            _query.Types.Add(new(NameOf(first, last), _places[last]));
        }
        else if (!IsArgumentName(last))
        {
            AddColumn(first, last);
        }
    }

    private void ReadTypeOrAlias(int first, int last)
    {
        if (IsAt(first - 1, "AS") && _frame.IsQuery && _frame.Clause == QueryClause.Select)
        {
            _frame.ItemAlias = _words[first].Name;
        }
        else if (!IsAt(first - 1, "COLLATE"))
        {
            _query.Types.Add(new(NameOf(first, last), _places[last]));
        }
    }

    // A name behind an operand is an alias, or a word of the grammar that is not reserved: x over w, x desc nulls last.
    private void GiveAlias(int place)
    {
        if (_frame.IsQuery && _frame.Clause == QueryClause.Select && !IsAt(place - 1, ".")
            && (place + 1 == _words.Length || IsAt(place + 1, ",", "FROM", ")", "WHERE", "UNION", "INTERSECT", "EXCEPT")))
        {
            _frame.ItemAlias = _words[place].Name;
        }
    }

    private void ReadRelation(int first, int last)
    {
        _frame.ExpectsRelation = false;
        if (IsAt(last + 1, "("))
        {
            _query.Calls.Add(new(NameOf(first, last), _places[last]));
            ReadFunctionTable(last + 1);
            return;
        }

        var name = NameOf(first, last);
        var isCommon = first == last && _frame.Knows(name.Name);
        _at = last;
        if (IsAt(_at + 1, "*"))
        {
            _at++;
        }

        var alias = ReadAlias();
        _frame.Scope?.Relations.Add(
            new(isCommon ? null : name, alias?.Name ?? (isCommon ? name.Name : null), _places[last])
            {
                NamesColumns = alias?.NamesColumns == true,
            });
    }

    // The bracket is opened here, so that what closes it is known to have an alias behind it.
    private void ReadFunctionTable(int bracket)
    {
        _at = bracket;
        _frame = new QueryFrame(_frame) { IsRelation = true };
    }

    private void ReadStar(int first, int last)
    {
        if (_frame.Clause == QueryClause.Select && _frame.IsQuery && _frame.Scope is not null)
        {
            _query.Stars.Add(new(_places[first], _places[last + 2], _words[last].Name, _frame.Scope)
            {
                QualifierPlace = _places[last],
            });
        }
        else if (_frame.Scope is not null)
        {
            // count(users.*) is of the row as a whole.
            AddColumn(first, last);
        }

        _at = last + 2;
    }

    private void AddColumn(int first, int last)
    {
        // What a set operation is ordered by are its own columns; so is a name that the select list gives.
        var isOutput = _frame is { IsQuery: true, Clause: QueryClause.OrderBy } && first == last
            && (_frame.IsSetOperation || _frame.Scope!.Items.Any(item => item.Alias == _words[first].Name));
        if (!isOutput)
        {
            _query.Columns.Add(new(_words[last].Name!, _places[last], _frame.Scope)
            {
                Qualifier = last > first ? _words[last - 2].Name : null,
                QualifierPlace = last > first ? _places[last - 2] : -1,
                Schema = last > first + 2 ? _words[last - 4].Name : null,
            });
        }
    }

    /// <summary>Reads <c>AS u (a, b)</c> behind the word that is read.</summary>
    private (string Name, bool NamesColumns)? ReadAlias()
    {
        var place = IsAt(_at + 1, "AS") ? _at + 2 : _at + 1;
        if (place >= _words.Length || _words[place].Name is null || QueryWords.IsReserved(_words[place]))
        {
            return null;
        }

        _at = place;
        var namesColumns = IsAt(_at + 1, "(");
        while (namesColumns && !IsAt(_at, ")") && _at + 1 < _words.Length)
        {
            _at++;
        }

        return (_words[place].Name!, namesColumns);
    }

    private void SkipOrdinality()
    {
        if (IsAt(_at + 1, "WITH") && IsAt(_at + 2, "ORDINALITY"))
        {
            _at += 2;
        }
    }

    private bool IsStar(int first, int last) =>
        _frame is { IsQuery: true, Clause: QueryClause.Select, Scope: not null }
        && AfterDistinct(_frame.ItemStart) == first
        && (last + 1 == _words.Length || IsAt(last + 1, ",", "FROM", ")", "UNION", "INTERSECT", "EXCEPT"));

    // f(size => 1)
    private bool IsArgumentName(int last) =>
        (IsAt(last + 1, "=") && IsAt(last + 2, ">")) || (IsAt(last + 1, ":") && IsAt(last + 2, "="));

    // date '2024-01-01'
    private bool IsTypeOfLiteral(int last) =>
        last + 1 < _words.Length && _words[last + 1].Kind == SqlTokenKind.Literal;

    private TableName NameOf(int first, int last) =>
        new(last > first ? _words[last - 2].Name : null, _words[last].Name!);
}
