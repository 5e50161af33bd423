using System.Globalization;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>The rows of the history. Whoever calls holds a transaction.</summary>
internal sealed class SqliteHistory(SqliteDatabase database, TableName name)
{
    // ISO 8601 in UTC: sorts as text, and SQLite's date functions read it. Ecto leaves the fraction and the zone out.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string EctosTimeFormat = "yyyy-MM-dd'T'HH:mm:ss";

    private string Table => SqliteSyntax.Name(name.Name);

    /// <exception cref="HistoryRefusedException">The table belongs to another tool.</exception>
    public HistoryReading Read(HistoryDetail detail)
    {
        var table = HistoryTable.Find(database, name);
        return new(table.State == HistoryState.Missing ? [] : Rows(table, detail), table.State, LockHolder: null);
    }

    /// <summary>Makes the table ours, if it is not.</summary>
    /// <exception cref="HistoryRefusedException">The table belongs to another tool.</exception>
    public void Prepare()
    {
        foreach (var statement in HistoryTable.Find(database, name).Preparation())
        {
            database.Execute(statement);
        }
    }

    /// <summary>What <see cref="HistoryTop.Of"/> gives for the rows that are there at this moment.</summary>
    public HistoryTop ReadTop()
    {
        var row = database.Query(
            $"""
            SELECT count(*), count(position), coalesce(max(position), 0),
                (SELECT run FROM {Table} ORDER BY position DESC LIMIT 1)
            FROM {Table}
            """)[0];
        var (count, placed) = ((int)row.Integer(0)!.Value, row.Integer(1)!.Value);
        return new(count, row.Integer(2)!.Value + count - placed, count == placed ? Guid(row.Text(3)) : null);
    }

    /// <summary>Writes down the places of the rows that another tool has added since, which are behind ours.</summary>
    public void PlaceRows()
    {
        if (database.Query($"SELECT 1 FROM {Table} WHERE position IS NULL LIMIT 1").Count == 0)
        {
            return;
        }

        foreach (var row in Rows(HistoryTable.Find(database, name), HistoryDetail.Brief))
        {
            database.Query(
                $"UPDATE {Table} SET position = $1 WHERE version = $2 AND position IS NULL", row.Position, row.Version);
        }
    }

    public void Add(AppliedMigration row)
    {
        database.Query(
            $"INSERT INTO {Table} ({string.Join(", ", HistoryOwner.Columns)}) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            row.Version,
            row.Name,
            row.AppliedAt?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
            row.Position,
            row.Duration?.TotalSeconds,
            row.Fingerprint,
            StoredDownScript.Write(row.Down, row.Defined),
            row.AppliedBy,
            row.Release,
            row.Run?.ToString());
        WriteEctosTime(row);
    }

    public void Remove(long version) => database.Query($"DELETE FROM {Table} WHERE version = $1", version);

    private void WriteEctosTime(AppliedMigration row)
    {
        if (HistoryTable.Find(database, name).Has(HistoryOwner.EctosTime))
        {
            database.Query(
                $"UPDATE {Table} SET {HistoryOwner.EctosTime} = $1 WHERE version = $2",
                row.AppliedAt?.UtcDateTime.ToString(EctosTimeFormat, CultureInfo.InvariantCulture),
                row.Version);
        }
    }

    private List<AppliedMigration> Rows(HistoryTable table, HistoryDetail detail)
    {
        var rows = database.Query(
            $"""
            SELECT version, coalesce({OrNull("applied_at")}, {OrNull(HistoryOwner.EctosTime)}), {OrNull("position")},
                {OrNull("name")}, {OrNull("duration")}, {OrNull("fingerprint")},
                {OrNull("applied_by")}, {OrNull("release")}, {OrNull("run")},
                {Down(table, detail)}
            FROM {Table} AS h
            ORDER BY 3 NULLS LAST, 2, 1
            """);

        var last = rows.Max(row => row.Integer(2)) ?? 0;
        return [.. rows.Select(row => Migration(row, row.Integer(2) ?? ++last))];

        string OrNull(string column) => table.Has(column) ? column : "NULL";
    }

    // What a repeatable has defined is needed to plan anything, in its latest form.
    private string Down(HistoryTable table, HistoryDetail detail) => (table.State, detail) switch
    {
        (HistoryState.Ready, HistoryDetail.Brief) =>
            $"""
            CASE WHEN version < 0 AND NOT EXISTS (
                    SELECT 1 FROM {Table} AS later
                    WHERE later.version < 0 AND later.name = h.name AND later.position > h.position)
                THEN down END
            """,
        (_, HistoryDetail.Brief) => "NULL",
        _ => table.Has("down") ? "down" : "NULL",
    };

    private static AppliedMigration Migration(Row row, long position) => StoredDownScript.Read(
        new(row.Integer(0)!.Value, position)
        {
            AppliedAt = Time(row.Text(1)),
            Name = row.Text(3),
            Duration = row.Real(4) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Fingerprint = row.Text(5),
            AppliedBy = row.Text(6),
            Release = row.Text(7),
            Run = Guid(row.Text(8)),
        }, row.Text(9));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static Guid? Guid(string? text) => System.Guid.TryParse(text, out var guid) ? guid : null;
}
