using Schema.Dsl;

namespace Schema.EndToEnd.Histories;

/// <summary>What became of an application's database over years.</summary>
/// <param name="Name">What the application is.</param>
/// <param name="Migrations">All its migrations, by version.</param>
/// <param name="Rows">Rows that its users made in the meantime.</param>
internal sealed record History(string Name, IReadOnlyList<MigrationEntry> Migrations, params UserRows[] Rows)
{
    /// <summary>The histories that need PostgreSQL.</summary>
    public static IReadOnlyList<History> OfPostgres { get; } = [RegistryHistory.Value, CmsHistory.Value, ShopHistory.Value];

    /// <summary>And one that SQLite can have too.</summary>
    public static IReadOnlyList<History> All { get; } = [.. OfPostgres, ReaderHistory.Value];

    /// <summary>The oldest PostgreSQL that has all that the migrations say.</summary>
    public int NeedsPostgres { get; init; } = 12;

    public static History Named(string name) => All.Single(history => history.Name == name);

    /// <summary>The rows that were made right after a migration.</summary>
    public UserRows? RowsAfter(MigrationEntry migration) =>
        Rows.SingleOrDefault(rows => $"{migration.Version} {migration.Name}" == rows.After);
}

/// <summary>Rows that users made while a migration was the newest.</summary>
/// <param name="After">Version and name of that migration.</param>
/// <param name="Sql">The statements that make them.</param>
/// <param name="Kept">The tables whose rows are the same again when later migrations are undone: nothing later drops a
/// value of theirs.</param>
internal sealed record UserRows(string After, string Sql, params string[] Kept);
