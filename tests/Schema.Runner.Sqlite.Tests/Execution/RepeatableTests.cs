using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Execution;

/// <summary>Repeatables by raw SQL, and seeds: SQLite's views are made with Execute.</summary>
public sealed class RepeatableTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Runs_again_when_it_has_changed_and_goes_back_by_its_down()
    {
        MigrationRun Migrate(string query) => Release(query).Migrate(_file.Options);

        Migrate("SELECT name FROM roles").Migrations.Select(ran => ran.Name).Should().Equal("Roles", "AllRoles", "Admin");
        Migrate("SELECT name FROM roles").Migrations.Should().BeEmpty();
        Migrate("SELECT upper(name) FROM roles").Migrations.Select(ran => ran.Name).Should().Equal("AllRoles");
        _file.Query("SELECT * FROM all_roles").Should().Equal("ADMIN");

        Release("SELECT upper(name) FROM roles").Rollback(to: 0, options: _file.Options);
        _file.Query("SELECT name FROM sqlite_schema WHERE name LIKE '%roles'").Should().BeEmpty();
    }

    [Fact]
    public void An_object_is_refused_with_what_to_write_instead() =>
        FluentActions.Invoking(() => new Migrator(
                [new(0, "Active", () => new ActiveView()) { Kind = MigrationKind.Repeatable }], "Roles 1.0", SqliteEngine.Instance)
            .Migrate(_file.Options)).Should().Throw<PlanRejectedException>().Which.Problems.Should().ContainSingle()
            .Which.Should().StartWith("Active: Cannot create view active: ");

    private static Migrator Release(string query) => new(
        [
            new(20240101000000, "Roles", () => new MigrationThat(m => m.CreateTable("roles", t => t.Text("name").PrimaryKey()))),
            new(0, "AllRoles", () => new AllRoles(query)) { Kind = MigrationKind.Repeatable },
            new(0, "Admin", () => new Admin()) { Kind = MigrationKind.Seed },
        ],
        "Roles 1.0",
        SqliteEngine.Instance);

    private sealed class AllRoles(string query) : Repeatable
    {
        public override void Change() => Execute(
            $"DROP VIEW IF EXISTS all_roles; CREATE VIEW all_roles AS {query}", down: "DROP VIEW IF EXISTS all_roles");
    }

    private sealed class Admin : Seed
    {
        public override void Change() => Upsert("roles", ["name"], ("name", "admin"));
    }

    private sealed class ActiveView : Repeatable
    {
        public override void Change() => CreateView("active", "SELECT 1 AS one");
    }
}
