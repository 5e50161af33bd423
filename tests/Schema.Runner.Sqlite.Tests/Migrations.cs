using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests;

/// <summary>Small migrations, for tests that are not about what is in them.</summary>
internal static class Migrations
{
    public static Migration CreateUsers { get; } = CreateTable("users");

    public static Migration CreatePosts { get; } = CreateTable("posts");

    public static Migration CreateTable(string name) =>
        new MigrationThat(m => m.CreateTable(name, t => t.Text("name")));

    /// <summary>Migrations that create t1, t2, …</summary>
    public static Migration[] CreateTables(int count) =>
        [.. Enumerable.Range(1, count).Select(number => CreateTable($"t{number}"))];
}
