namespace Schema.Runner;

/// <summary>Why the database refused, in its own words.</summary>
/// <param name="Code">The engine's code: a SQLSTATE such as <c>42P07</c>; <see langword="null"/> if there is
/// none.</param>
/// <param name="Message">The message, as the engine wrote it.</param>
internal sealed record ServerError(string? Code, string Message)
{
    public string? Detail { get; init; }

    public string? Hint { get; init; }

    public string? Where { get; init; }

    /// <summary>What a migration's own code has thrown.</summary>
    public static ServerError Thrown(Exception error) => new(null, $"{error.GetType().FullName}: {error.Message}");

    /// <summary>The words on one line: <c>relation "users" already exists (42P07)</c>.</summary>
    public string OnOneLine => $"{Message.ReplaceLineEndings(" ")}{(Code is null ? "" : $" ({Code})")}";

    public override string ToString() =>
        string.Join('\n', new[]
        {
            Code is null ? Message : $"{Code}: {Message}",
            Detail is null ? null : $"Detail: {Detail}",
            Hint is null ? null : $"Hint: {Hint}",
            Where is null ? null : $"Where: {Where}",
        }.Where(line => line is not null));
}
