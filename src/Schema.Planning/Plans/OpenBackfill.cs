using System.Globalization;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Rows that a migration has left to the background, and that are not filled yet.</summary>
/// <param name="Version">Of the migration.</param>
/// <param name="Name">Of the migration.</param>
/// <param name="Step">How many of its steps are done when it is.</param>
internal sealed record OpenBackfill(long Version, string Name, int Step, Backfill Backfill)
{
    /// <summary><c>pending</c>, <c>running</c>, <c>paused</c> or <c>failed</c>.</summary>
    public string State { get; init; } = "pending";

    /// <summary>How many rows it has passed.</summary>
    public long Done { get; init; }

    /// <summary>How many rows there are, about; <see langword="null"/> where nobody knows.</summary>
    public long? Estimate { get; init; }

    /// <summary>Who is at it; <see langword="null"/> if nobody is.</summary>
    public string? Runner { get; init; }

    /// <summary>Why it stopped; <see langword="null"/> if it did not.</summary>
    public string? LastError { get; init; }

    public RowsToFill Rows => new(NameOf(Backfill.Table), Backfill.Set, Backfill.Where);

    /// <summary>How far it is, and who is at it.</summary>
    public string Progress
    {
        get
        {
            var rows = Estimate is { } estimate
                ? string.Format(CultureInfo.InvariantCulture, "{0} of about {1} rows", Done, estimate)
                : string.Format(CultureInfo.InvariantCulture, "{0} rows", Done);
            return $"\"{Backfill.Name}\" is at {rows}, and " + (State, Runner) switch
            {
                (_, { } runner) => $"{runner} is at it",
                ("paused", _) => "it is paused",
                ("failed", _) => $"it has failed: {LastError}",
                _ => "nobody is at it",
            };
        }
    }

    public override string ToString() => $"{Version.ToString(CultureInfo.InvariantCulture)} {Name}";

    private static TableName NameOf(string sql)
    {
        var names = SqlLexer.Read(sql).WithoutTrivia().Select(token => token.Name).OfType<string>().ToArray();
        return names.Length > 1 ? new(names[0], names[1]) : new(null, names[0]);
    }
}
