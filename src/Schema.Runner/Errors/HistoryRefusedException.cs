using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The history table belongs to another tool, or to nobody known, or is no table. It was not
/// touched.</summary>
public sealed class HistoryRefusedException : MigrationException
{
    /// <param name="owner">Whose table it is, as a message says it: <c>belongs to Rails (version is text)</c>.</param>
    internal HistoryRefusedException(TableName history, string owner)
        : this($"The table {history} {owner}.", history)
    {
    }

    private HistoryRefusedException(string refusal, TableName history)
        : base($"{refusal} It was not touched. "
            + "Keep Schema's history in another table: set MigrateOptions.HistoryTable.")
    {
        Table = history;
    }

    /// <summary>The table that was found.</summary>
    public TableName Table { get; }

    /// <param name="kind">What it is, as a message says it: <c>a sequence</c>.</param>
    internal static HistoryRefusedException OtherThanTable(TableName history, string kind) =>
        new($"{history} is {kind}, and no table of its own.", history);
}
