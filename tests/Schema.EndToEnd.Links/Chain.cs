using System.Globalization;
using Schema.Dsl;

namespace Schema.EndToEnd.Links;

/// <summary>Migrations that build on one another, so that none can be applied, or undone, out of turn.</summary>
public static class Chain
{
    private static readonly DateTime First = new(2024, 7, 5, 20, 57, 30, DateTimeKind.Utc);

    public static IReadOnlyList<MigrationEntry> Of(int length) =>
        [.. Enumerable.Range(1, length).Select(number => Entry(number, () => new Link(number)))];

    /// <summary>A chain of which one link is another migration.</summary>
    public static IReadOnlyList<MigrationEntry> Of(int length, int odd, Func<Migration> create) =>
        [.. Of(length).Select(link => link.Version == Version(odd) ? Entry(odd, create) : link)];

    /// <summary>An index of the first link's table.</summary>
    public static MigrationEntry Index(int number, string expression) => Entry(number, () => new IndexedLink(expression));

    public static long Version(int number)
    {
        var timestamp = First.AddSeconds(number).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return long.Parse(timestamp, CultureInfo.InvariantCulture);
    }

    private static MigrationEntry Entry(int number, Func<Migration> create) =>
        new(Version(number), $"Link{number}", create);
}
