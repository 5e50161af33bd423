using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Rows that are changed in batches, each of which is a transaction of its own. What walks through them is
/// the runner.</summary>
/// <param name="Table">The table, as SQL.</param>
/// <param name="Set">What stands behind <c>SET</c>.</param>
/// <param name="Where">Which rows; <see langword="null"/> for all of them.</param>
internal sealed record Backfill(string Table, string Set, string? Where)
{
    /// <summary>The table, as people write it.</summary>
    public string Name { get; init; } = Table;

    /// <summary>The columns of a key to walk by, as far as the model knows one; the catalog knows better.</summary>
    public ValueList<string> Key { get; init; } = ValueList<string>.Empty;

    /// <summary>How many rows the first batch has.</summary>
    public int BatchSize { get; init; } = 1_000;

    /// <summary>How long a batch is meant to take.</summary>
    public TimeSpan Target { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Why there is no way through the table, as far as the model knows; <see langword="null"/> if there is
    /// one, or the catalog has to tell.</summary>
    public string? Refusal { get; init; }

    /// <summary>The columns that get values: nobody walks by them.</summary>
    public IReadOnlyList<string> Changed => [.. SqlAssignments.Columns(Set).Distinct()];

    /// <summary>The condition tells a row that is done from one that is not, since it asks for what is set: the table can
    /// be passed more than once.</summary>
    public bool IsMarked => Where is { } where && Changed.Any(column => SqlExpression.MentionsColumn(where, column));

    /// <summary>All of it at once.</summary>
    public string Statement => $"UPDATE {Table} SET {Set}{(Where is null ? "" : $" WHERE {Where}")}";
}
