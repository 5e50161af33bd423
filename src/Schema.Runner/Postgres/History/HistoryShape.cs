namespace Schema.Runner;

/// <summary>What there is under the history table's name.</summary>
/// <param name="SchemaExists">Whether there is a schema to put it into.</param>
/// <param name="Columns">The names and types of its columns; none if there is no table.</param>
internal sealed record HistoryShape(bool SchemaExists, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>No table yet, in a schema that is there.</summary>
    public static HistoryShape Missing { get; } = new(SchemaExists: true, new Dictionary<string, string>());

    /// <summary>A table that has all that a history of ours has, and perhaps what a newer release has added.</summary>
    public static HistoryShape Complete { get; } =
        new(SchemaExists: true, HistoryOwner.Columns.ToDictionary(column => column, _ => ""));

    public bool Has(string column) => Columns.ContainsKey(column);
}
