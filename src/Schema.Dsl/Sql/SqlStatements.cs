namespace Schema.Dsl;

/// <summary>Splits PostgreSQL SQL into statements.</summary>
internal static class SqlStatements
{
    /// <summary>The statements of a text, without semicolons, byte-order mark and surrounding space; none that are
    /// empty. Migratus' <c>--;;</c> separates them as well.</summary>
    public static IReadOnlyList<string> Split(string sql)
    {
        var statements = new List<string>();
        var current = new List<SqlToken>();
        var nesting = new Nesting();

        foreach (var token in SqlLexer.Read(sql.TrimStart('\uFEFF')))
        {
            if (token.IsSeparator || (token.Is(";") && !nesting.IsOpen))
            {
                Close();
                continue;
            }

            nesting.Read(token);
            current.Add(token);
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
            nesting = new Nesting();
        }
    }

    /// <summary>Where a semicolon does not end the statement: in parentheses (CREATE RULE) and in a BEGIN ATOMIC
    /// body.</summary>
    private sealed class Nesting
    {
        private int _parentheses;
        private int _bodies;
        private SqlToken? _previous;

        public bool IsOpen => _parentheses > 0 || _bodies > 0;

        public void Read(SqlToken token)
        {
            if (token.IsTrivia)
            {
                return;
            }

            _parentheses += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            _bodies += OpensBody(token) ? 1 : _bodies > 0 && token.Is("END") ? -1 : 0;
            _previous = token;
        }

        // CASE … END inside a body must not close it.
        private bool OpensBody(SqlToken token) =>
            (token.Is("ATOMIC") && _previous?.Is("BEGIN") == true) || (_bodies > 0 && token.Is("CASE"));
    }
}
