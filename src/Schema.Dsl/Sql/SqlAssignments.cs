namespace Schema.Dsl;

/// <summary>What stands behind <c>SET</c>: which columns it gives values.</summary>
internal static class SqlAssignments
{
    /// <summary>The columns, in order: of <c>a = 1, (b, c) = (2, 3)</c> three.</summary>
    public static IEnumerable<string> Columns(string sql)
    {
        var depth = 0;
        var (isTarget, isNamed) = (true, false);
        foreach (var token in SqlLexer.Read(sql).WithoutTrivia())
        {
            depth += token.Is("(") || token.Is("[") ? 1 : token.Is(")") || token.Is("]") ? -1 : 0;
            if (token.Is(",") && (depth == 0 || isTarget))
            {
                (isTarget, isNamed) = (true, false);
            }
            else if (token.Is("=") && depth == 0)
            {
                isTarget = false;
            }
            else if (isTarget && !isNamed && token.Name is { } column)
            {
                // What follows it is a part of its value: an element, a field.
                isNamed = true;
                yield return column;
            }
        }
    }
}
