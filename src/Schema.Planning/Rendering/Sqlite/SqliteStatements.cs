using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Splits SQL into statements as <c>sqlite3_complete</c> does: CREATE TRIGGER … BEGIN … END; is one.</summary>
internal static class SqliteStatements
{
    /// <summary>The statements of a text, without semicolons and surrounding space; none that are empty.</summary>
    public static IReadOnlyList<string> Split(string sql)
    {
        var statements = new List<string>();
        var current = new List<SqlToken>();

        foreach (var token in SqliteLexer.Read(sql.TrimStart('\uFEFF')))
        {
            if (token.IsSeparator || (token.Is(";") && !IsInTriggerBody(current)))
            {
                Close();
            }
            else
            {
                current.Add(token);
            }
        }

        Close();
        return statements;

        void Close()
        {
            if (current.Exists(token => !token.IsTrivia))
            {
                statements.Add(string.Concat(current.Select(token => token.Text)).Trim());
            }

            current.Clear();
        }
    }

    // A trigger ends with "; END": an END that follows anything else belongs to a CASE.
    private static bool IsInTriggerBody(List<SqlToken> statement)
    {
        var words = statement.WithoutTrivia();
        return CreatesTrigger(words) && !(words[words.Length - 1].Is("END") && words[words.Length - 2].Is(";"));
    }

    private static bool CreatesTrigger(SqlToken[] words)
    {
        var rest = words.SkipWhile(word => word.Is("EXPLAIN") || word.Is("QUERY") || word.Is("PLAN")).ToArray();
        return rest.Length > 2
            && rest[0].Is("CREATE")
            && (rest[1].Is("TRIGGER") || ((rest[1].Is("TEMP") || rest[1].Is("TEMPORARY")) && rest[2].Is("TRIGGER")));
    }
}
