namespace Schema.Runner.Sqlite;

/// <summary>A table cannot be made anew, or dropped, without a loss that nobody asked for.</summary>
internal sealed class TableRebuildException(string message) : Exception(message);
