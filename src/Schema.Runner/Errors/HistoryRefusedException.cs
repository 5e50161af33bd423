using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The history table belongs to another tool, or to nobody known. It was not touched.</summary>
public sealed class HistoryRefusedException : MigrationException
{
    /// <param name="owner">Whose table it is, as a message says it: <c>belongs to Rails (version is text)</c>.</param>
    internal HistoryRefusedException(TableName history, string owner)
        : base($"The table {history} {owner}. It was not touched. "
            + "Keep Schema's history in another table: set MigrateOptions.HistoryTable.")
    {
        Table = history;
    }

    /// <summary>The table that was found.</summary>
    public TableName Table { get; }
}
