using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres.Online;

/// <summary>A column gets another name, or another type, while releases use both: on a real server, there and
/// back.</summary>
public sealed partial class OnlineColumnTests : IAsyncLifetime
{
    // Of a column: the change at once, the same online, and the end of that.
    private static readonly Dictionary<string, Action<Saying>[]> Changes = new()
    {
        ["mail"] =
        [
            on => on.RenameColumn("users", "mail", to: "email"),
            on => on.RenameColumn("users", "mail", to: "email").Online(),
            on => on.FinishOnline("users", "email"),
        ],
        ["team"] =
        [
            on => on.AlterTable("users", t => t.Rename("team", to: "team_code")),
            on => on.AlterTable("users", t => t.Rename("team", to: "team_code").Online()),
            on => on.FinishOnline("users", "team_code"),
        ],
        ["age"] =
        [
            on => on.AlterTable("users", t => t.Modify("age", c => c.Type("integer").Using("age::integer"))),
            on => on.AlterTable("users", t => t.Modify("age", c => c.Type("integer").Using("age::integer").Online())),
            on => on.FinishOnline("users", "age"),
        ],
        ["id"] =
        [
            on => on.AlterTable("users", t => t.Modify("id", c => c.Type("integer"))),
            on => on.AlterTable("users", t => t.Modify("id", c => c.Type("integer").Online())),
            on => on.FinishOnline("users", "id"),
        ],
        ["number"] =
        [
            on => on.AlterTable("tickets", t => t.Modify("number", c => c.Type("bigint"))),
            on => on.AlterTable("tickets", t => t.Modify("number", c => c.Type("bigint").Online())),
            on => on.FinishOnline("tickets", "number"),
        ],
    };

    private static readonly Action<Saying> Tables = on =>
    {
        on.CreateTable("tickets", t => t.Integer("number").Identity(always: true).PrimaryKey());
        on.CreateTable("teams", t => t.Text("code").NotNull().Unique());
        on.CreateTable("users", t =>
        {
            t.Text("mail").NotNull().Default("none").Unique().Check("mail <> ''").Comment("Where to write");
            t.Text("age").Check("age::integer > 0");
            t.Text("team").References("teams", "code");
            t.Text("name");
            t.Check("mail <> name", name: "users_differ");
        });
        on.Index("users", "name", "mail");
        on.Index("users", i => i.Expression("lower(mail)").Where("mail <> 'none'").Name("users_lower"));
        on.Index("users", "age");
        on.Index("users", "team");
        on.Grant("SELECT, UPDATE", On.Table("users"), "pg_monitor", "mail", "age");
    };

    private PostgresDatabase _database = null!;

    public static TheoryData<string> Names => [.. Changes.Keys];

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ends_with_the_catalog_of_the_plain_change(string column)
    {
        await using var plain = await PostgresDatabase.CreateAsync();
        await MigrateAsync(plain, Tables, Changes[column][0]);

        await MigrateAsync(_database, Tables, Changes[column][1], Changes[column][2]);

        (await SchemaCatalog.ReadAsync(_database, "schema_backfills"))
            .Should().Be(await SchemaCatalog.ReadAsync(plain, "schema_backfills"));
    }

    private static Task MigrateAsync(PostgresDatabase database, params Action<Saying>[] migrations) =>
        new Migrator(Saying.Entries(migrations)).MigrateAsync(new() { Database = database.Url, Rules = RuleSettings.None });
}
