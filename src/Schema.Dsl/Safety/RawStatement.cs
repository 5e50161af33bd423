namespace Schema.Dsl;

/// <summary>As much of a statement of raw SQL as tells which relation it changes, and how.</summary>
/// <param name="Verb">The first words, in upper case: <c>ALTER TABLE</c>.</param>
/// <param name="Target">The relation; <see langword="null"/> where the statement names none, or was not
/// understood.</param>
internal sealed record RawStatement(string Verb, TableName? Target)
{
    private static readonly string[] Changing =
    [
        "ALTER TABLE", "ALTER VIEW", "ALTER MATERIALIZED VIEW", "ALTER INDEX", "DROP TABLE", "DROP VIEW",
        "DROP MATERIALIZED VIEW", "DROP INDEX", "CREATE INDEX", "TRUNCATE", "LOCK", "CLUSTER", "REINDEX TABLE", "REINDEX INDEX",
    ];

    private static readonly string[] Modifiers =
        ["UNIQUE", "UNLOGGED", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL", "MATERIALIZED", "TABLE", "INDEX", "VIEW"];

    private static readonly string[] Skipped = ["IF", "NOT", "EXISTS", "ONLY", "TABLE", "FULL", "VERBOSE", "ANALYZE"];

    /// <summary>Lets others use the table meanwhile.</summary>
    public bool IsConcurrent { get; private init; }

    /// <summary>It says <c>IF EXISTS</c> or <c>IF NOT EXISTS</c>: it may do nothing.</summary>
    public bool IsConditional { get; private init; }

    /// <summary>It makes a table, or a view, that was not there before.</summary>
    public bool MakesTable =>
        Target is not null && !IsConditional && Verb is "CREATE TABLE" or "CREATE VIEW" or "CREATE MATERIALIZED VIEW";

    /// <summary>It changes a relation that is there, or keeps others from it.</summary>
    public bool ChangesTable => Target is not null && !IsConcurrent && Changing.Contains(Verb);

    public static IEnumerable<RawStatement> AllIn(string sql) =>
        SqlStatements.Split(sql).Select(statement => Read(SqlLexer.Read(statement).WithoutTrivia()));

    private static RawStatement Read(SqlToken[] tokens)
    {
        var verb = tokens[0].Text.ToUpperInvariant();
        var place = 1;
        var kind = "";
        if (verb is "CREATE" or "ALTER" or "DROP" or "REINDEX")
        {
            for (; place < tokens.Length && Modifiers.Any(tokens[place].Is); place++)
            {
                kind = tokens[place].Is("MATERIALIZED") ? " MATERIALIZED" : tokens[place].Is("VIEW") ? $"{kind} VIEW"
                    : tokens[place].Is("TABLE") || tokens[place].Is("INDEX") ? $" {tokens[place].Text.ToUpperInvariant()}"
                    : kind;
            }
        }

        var isConcurrent = tokens.Any(token => token.Is("CONCURRENTLY"));
        var isIndex = kind is " INDEX" && verb is "CREATE";
        if (isIndex)
        {
            place = Array.FindIndex(tokens, token => token.Is("ON")) + 1;
        }

        var isConditional = place < tokens.Length && tokens[place].Is("IF");
        while (place < tokens.Length && (Skipped.Any(tokens[place].Is) || tokens[place].Is("CONCURRENTLY")))
        {
            place++;
        }

        return new($"{verb}{kind}", Name(tokens, place))
        {
            IsConcurrent = isConcurrent,
            IsConditional = isConditional,
        };
    }

    private static TableName? Name(SqlToken[] tokens, int place) =>
        place >= tokens.Length || tokens[place].Name is not { } first ? null
        : place + 2 < tokens.Length && tokens[place + 1].Is(".") && tokens[place + 2].Name is { } second
            ? new TableName(first, second)
            : new TableName(null, first);
}
