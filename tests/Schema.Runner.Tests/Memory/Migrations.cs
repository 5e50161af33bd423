using Schema.Dsl;

namespace Schema.Runner.Tests;

/// <summary>Three small migrations, and what it takes to run them without a server.</summary>
internal static class Migrations
{
    public const long Users = 20240101000000;
    public const long Posts = 20240102000000;
    public const long Tags = 20240103000000;

    public static IReadOnlyList<MigrationEntry> All { get; } =
    [
        new(Users, "CreateUsers", static () => new CreateUsers()),
        new(Posts, "CreatePosts", static () => new CreatePosts()),
        new(Tags, "CreateTags", static () => new CreateTags()),
    ];

    private sealed class CreateUsers : Migration
    {
        public override void Change()
        {
            CreateTable("users", t => t.String("email").NotNull());
            UniqueIndex("users", "email");
        }
    }

    private sealed class CreatePosts : Migration
    {
        public override void Change() => CreateTable("posts", t => t.Text("title"));
    }

    private sealed class CreateTags : Migration
    {
        public override void Change() => CreateTable("tags", t => t.Text("name"));
    }
}
