using Schema.Planning;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Migrations as a plan has them, written by hand.</summary>
internal static class Planned
{
    /// <summary>Migration 1 is named One …, without a meaning.</summary>
    public static PlannedMigration Forward(long version, params string[] statements) =>
        new(version, Name(version), Direction.Forward, new[] { new Step("do it", statements) })
        {
            Fingerprint = $"1:{version}",
            Down = new DownScript.Reversible(new[] { new Step("undo it", new[] { "SELECT 1" }) }),
        };

    public static PlannedMigration Backward(long version, params string[] statements) =>
        new(version, Name(version), Direction.Backward, new[] { new Step("undo it", statements) });

    /// <summary>Migrations 1 to <paramref name="count"/>, each of which creates table t1, t2, …</summary>
    public static PlannedMigration[] Tables(int count) =>
        [.. Enumerable.Range(1, count).Select(version => Forward(version, $"CREATE TABLE t{version} (id int)"))];

    private static string Name(long version) => $"M{version}";
}
