using System.Globalization;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>A session that a migration waits for, as people who have to do something about it need to see it. What it may not tell is <see langword="null"/>.</summary>
/// <param name="ProcessId">Of the server; 0 for a transaction that is prepared and belongs to no session.</param>
internal sealed record Blocker(int ProcessId)
{
    private const int LongestQuery = 100;

    public string? Application { get; init; }

    public string? Address { get; init; }

    /// <summary>When its transaction began.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What it does at this moment: <c>idle in transaction</c>.</summary>
    public string? State { get; init; }

    /// <summary>What it runs, or has run last.</summary>
    public string? Query { get; init; }

    /// <summary>Whether it is the same transaction, whatever it does by now.</summary>
    public bool IsSameAs(Blocker other) => (ProcessId, Since, Application) == (other.ProcessId, other.Since, other.Application);

    public override string ToString()
    {
        var parts = new[]
        {
            ProcessId == 0
                ? "a prepared transaction"
                : string.Create(CultureInfo.InvariantCulture, $"process {ProcessId}"),
            Application is { Length: > 0 } ? $"\"{Application}\"" : null,
            Address is null ? null : $"from {Address}",
            Since is { } since
                ? string.Create(
                    CultureInfo.InvariantCulture, $"in a transaction since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z")
                : null,
            State is "active" ? null : State,
        };
        var who = string.Join(", ", parts.Where(part => part is not null));
        return string.IsNullOrWhiteSpace(Query) ? who : $"{who}: {SqlSecrets.Outline(Query, LongestQuery)}";
    }
}
