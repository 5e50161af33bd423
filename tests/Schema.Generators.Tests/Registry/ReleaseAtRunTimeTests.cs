using static Schema.Generators.Tests.Sources;

namespace Schema.Generators.Tests.Registry;

public sealed class ReleaseAtRunTimeTests : IDisposable
{
    private static readonly (string, string) Walk = ("Walk.cs", """
        [assembly: System.Reflection.AssemblyInformationalVersion("1.2.3+4567890")]

        namespace Users;

        internal static class Walk
        {
            public static string To(string database)
            {
                var options = new global::Schema.Runner.MigrateOptions { Database = database };
                var library = new MigrationEntry(20240101000000, "Included", static () => new Migrations.AddPosts());

                Release.Include([library]);
                Release.Include([library]);
                var up = Release.Migrate(options).Migrations.Count;
                var first = Release.Status(options)[0];
                var down = Release.Rollback(steps: 1, options: options).Migrations[0];

                return $"{up} up, {first.Name} by {first.Release}, {down.Name} down";
            }
        }
        """);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schema-release-");

    [Fact]
    public void Runs_the_project_s_migrations_and_those_that_it_includes()
    {
        var run = new SourceProject(AddUsers, AddPosts, Walk) { References = References.RunnerAndSqlite }.Generate();

        var walk = run.Load().GetType("Users.Walk", throwOnError: true)!.GetMethod("To")!;
        walk.Invoke(null, [$"sqlite:{_folder.FullName}/users.db"])
            .Should().Be("3 up, Included by Users 1.2.3+4567890, AddPosts down");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
