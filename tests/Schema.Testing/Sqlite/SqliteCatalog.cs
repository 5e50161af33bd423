using Microsoft.Data.Sqlite;
using Schema.Dsl;

namespace Schema.Testing.Sqlite;

/// <summary>An SQLite schema as text, for comparing two moments of it.</summary>
/// <remarks>Left out on purpose: the order of columns and constraints; quotes, cases, spaces and comments.</remarks>
public static class SqliteCatalog
{
    /// <summary>Reads everything but the history and SQLite's own tables.</summary>
    public static string Read(string file, string history = "schema_migrations")
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT type, name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND tbl_name <> $history
            """;
        command.Parameters.AddWithValue("$history", history);

        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            var (type, name, sql) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
            lines.AddRange(type == "table"
                ? Parts(sql).Select(part => $"table {name}: {part}")
                : [$"{type} {name}: {Canonical(SqlLexer.Read(sql))}"]);
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>The columns and constraints of CREATE TABLE, and what surrounds them.</summary>
    private static IEnumerable<string> Parts(string sql)
    {
        var part = new List<SqlToken>();
        var depth = 0;
        foreach (var token in SqlLexer.Read(sql).WithoutTrivia())
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            var isBetween = depth == 1 && (token.Is("(") || token.Is(","));
            if (isBetween || (depth == 0 && token.Is(")")))
            {
                yield return Canonical(part);
                part.Clear();
            }
            else
            {
                part.Add(token);
            }
        }

        yield return Canonical(part);
    }

    private static string Canonical(IEnumerable<SqlToken> tokens) => string.Join(' ', tokens
        .WithoutTrivia()
        .Select(token => token.Name?.ToLowerInvariant() ?? token.Text));
}
