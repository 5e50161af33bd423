using Microsoft.Data.Sqlite;

namespace Schema.Runner.Sqlite;

/// <summary>Which rows refer to rows that are not there: what foreign keys let through while they rest.</summary>
internal sealed record ForeignKeys(IReadOnlyDictionary<(string Table, string Parent), int> Dangling)
{
    /// <returns><see langword="null"/> where a foreign key cannot be checked, as it refers to what is no key.</returns>
    public static ForeignKeys? TryCheck(SqliteDatabase database)
    {
        try
        {
            return Check(database);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <exception cref="SqliteException">A foreign key refers to what is no key.</exception>
    public static ForeignKeys Check(SqliteDatabase database) => new(database
        .Query("PRAGMA foreign_key_check")
        .GroupBy(row => (row.Text(0)!, row.Text(2)!))
        .ToDictionary(group => group.Key, group => group.Count()));

    /// <summary>Rows that referred to nothing before are no doing of the migration's.</summary>
    /// <exception cref="TableRebuildException">There are more than before.</exception>
    public void RefuseMoreThan(ForeignKeys before)
    {
        var more = Dangling
            .Where(pair => pair.Value > before.Dangling.GetValueOrDefault(pair.Key))
            .Select(pair => $"{pair.Value} of {pair.Key.Table} to {pair.Key.Parent}")
            .ToList();
        if (more.Count > 0)
        {
            throw new TableRebuildException(
                $"""
                Rows refer to rows that are not there: {string.Join(", ", more)}.
                While a migration makes tables anew or drops them, foreign keys neither refuse nor cascade.
                Delete or change such rows first, in a migration of its own.
                """);
        }
    }
}
