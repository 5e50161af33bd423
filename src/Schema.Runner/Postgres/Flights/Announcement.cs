using System.Globalization;

namespace Schema.Runner;

/// <summary>The notice by which a migration says that it has begun. The server sends one at once, whatever it keeps
/// back otherwise.</summary>
/// <param name="Migration">The index of the migration in its flight.</param>
/// <param name="ProcessId">The server process, which stays the same for a whole flight: only the first says it.</param>
internal sealed record Announcement(int Migration, int? ProcessId)
{
    /// <param name="run">The flight, so that no notice of a migration is taken for ours.</param>
    public static string Sql(Guid run, int migration)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{run} {migration}");
        return migration == 0
            ? $"DO $schema$BEGIN RAISE INFO '{text} %', pg_catalog.pg_backend_pid(); END$schema$"
            : $"DO $schema$BEGIN RAISE INFO '{text}'; END$schema$";
    }

    /// <returns><see langword="null"/> for other notices.</returns>
    public static Announcement? Read(Guid run, string notice) => notice.Split(' ') switch
    {
        [var of, var migration] when of == run.ToString() => new(Number(migration), null),
        [var of, var migration, var process] when of == run.ToString() => new(Number(migration), Number(process)),
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
