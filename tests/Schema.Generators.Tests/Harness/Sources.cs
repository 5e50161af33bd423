namespace Schema.Generators.Tests;

/// <summary>Files that more than one test compiles.</summary>
internal static class Sources
{
    public static readonly (string Path, string Text) AddUsers = Migration("20240705205730_AddUsers.cs", "AddUsers");

    public static readonly (string Path, string Text) AddPosts = Migration("20240705223300_AddPosts.cs", "AddPosts");

    /// <summary>A migration without a fault, but for those that its path may have.</summary>
    /// <param name="attributes">What stands above the class, such as <c>[Migration(20240705205730)]</c>.</param>
    public static (string Path, string Text) Migration(string path, string name, string attributes = "") =>
        (path, $$"""
        namespace Users.Migrations;

        {{attributes}}
        internal sealed class {{name}} : Migration
        {
            public override void Change() => Execute("SELECT 1", down: "SELECT 2");
        }
        """);
}
