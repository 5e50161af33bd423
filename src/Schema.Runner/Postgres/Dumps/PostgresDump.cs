using Npgsql;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>The structure of a PostgreSQL database as SQL, with its history, and back. The same database gives the same text,
/// so that it can be kept in version control.</summary>
internal static class PostgresDump
{
    // What is there of when and by whom does not belong to the structure.
    private static readonly string[] Kept = ["version", "name", "position", "fingerprint", "down"];

    /// <summary>What <c>pg_dump</c> wrote, without what differs from machine to machine and what is for psql alone.</summary>
    public static string Clean(string dump) => string.Join(
        '\n',
        dump.ReplaceLineEndings("\n").Split('\n').Where(line =>
            !line.StartsWith("\\restrict", StringComparison.Ordinal)
            && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)
            && !line.StartsWith("-- Dumped ", StringComparison.Ordinal)));

    /// <summary>The rows of the history as statements, in order.</summary>
    public static async Task<string> HistoryAsync(NpgsqlConnection connection, string table)
    {
        var values = string.Join(", ", Kept.Select(column => $"h.{column}"));
        await using var command = new NpgsqlCommand(
            $"""
            SELECT pg_catalog.format(
                'INSERT INTO %s ({string.Join(", ", Kept)}, applied_at) VALUES ({string.Join(", ", Kept.Select(_ => "%L"))}, pg_catalog.now());',
                {Text(table)}, {values})
            FROM {table} AS h ORDER BY position, version
            """,
            connection)
        {
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var lines = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            lines.Add(reader.GetString(0) + "\n");
        }

        return string.Concat(lines);
    }

    /// <summary>The statements of a dump, whose settings end with the transaction.</summary>
    /// <exception cref="DumpException">It has more than structure.</exception>
    public static IReadOnlyList<string> Statements(string dump)
    {
        var statements = SqlStatements.Split(Clean(dump)).Select(Local).ToArray();
        return statements.FirstOrDefault(IsForPsql) is { } strange
            ? throw DumpException.NotStructure(strange.Split('\n')[0])
            : statements;
    }

    // Behind a pooler, a setting that outlives the transaction would be the next client's.
    private static string Local(string statement) => Words(statement) switch
    {
        ["SET", not ("LOCAL" or "SESSION"), ..] => $"SET LOCAL {Bare(statement)[4..]}",
        ["SELECT", ..] when statement.EndsWith("set_config('search_path', '', false)", StringComparison.Ordinal) =>
            "SET LOCAL search_path = ''",
        _ => statement,
    };

    private static bool IsForPsql(string statement) =>
        Words(statement) is ["COPY", ..] || Bare(statement).StartsWith('\\');

    private static string[] Words(string statement) => [.. SqlLexer.Read(statement).WithoutTrivia().Take(2).Select(token => token.Text.ToUpperInvariant())];

    private static string Bare(string statement) =>
        string.Concat(SqlLexer.Read(statement).SkipWhile(token => token.IsTrivia).Select(token => token.Text));
}
