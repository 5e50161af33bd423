namespace Schema.Dsl.Tests.Safety;

public sealed partial class HazardsTests
{
    private static readonly Operation[] Broken =
    [
        new CreateIndex(Names with { Blocking = true }),
        new CreateIndex(Names with { Table = "logs", Keys = new[] { IndexKey.OfColumn("day") }, Blocking = true }),
        new Reindex("users_email_index") { Blocking = true },
        new ReindexTable("bookings"),
        new AddConstraint("users", Reference("number")),
        new AddConstraint("logs", Reference("user_id")),
        new AddColumn("users", new("nick", new("text")) { NotNull = true }),
        new DropNotNull("users", "number"),
        new AddColumn("logs", new("key", new("uuid")) { Default = new ExpressionValue("gen_random_uuid()") }),
        new AddColumn("logs", new("key", new("text")) { Default = new ExpressionValue("make_key(1)") }),
        new AddColumn("users", new("row", new("bigint")) { Identity = new(false), NotNull = true }),
        new SetIdentity("users", "number", new(false)),
        new AddColumn("users", new("upper", new("text")) { GeneratedAs = "upper(email)" }),
        new SetExpression("users", "slug", "upper(email)"),
        new DropDefault("users", "age"),
        new DropIdentity("users", "id"),
        new AddConstraint("cities", new UniqueConstraint("cities_name_key", new[] { "name" })),
        new AddConstraint("cities", new PrimaryKeyConstraint("cities_pkey", new[] { "name" })),
        new AddConstraint("users", new ExclusionConstraint("users_excl", new ExclusionElement[] { new(IndexKey.OfColumn("age"), "=") })),
        new AlterColumnType("users", "id", new("numeric")),
        new AlterColumnType("users", "account_id", new("numeric")),
        new AlterColumnType("users", "note", new("varchar")) { Using = "lower(note)" },
        new AlterColumnType("users", "name", new("text")),
        new AlterColumnType("users", "email", new("citext")),
        new SetCollation("users", "email", new(null, "C")),
        new AddColumn("users", new("rate", new("percent"))),
        new AddDomainCheck(Domain.NameOf("percent"), new("percent_check1", "VALUE >= 0")),
        new ValidateDomainConstraint(Domain.NameOf("percent"), "percent_check"),
        new DropColumn("users", "note"),
        new DropColumn("users", "number"),
        new DropTable("accounts"),
        new DropObject(View.NameOf("emails")),
        new RenameColumn("users", "note", "notes"),
        new RenameTable("users", "people"),
        new SetTableSchema("users", "archive"),
        new RenameObject(View.NameOf("emails"), "mails"),
        new RenameObject(DatabaseSchema.NameOf("billing"), "accounting"),
        new RenameEnumValue(ObjectName.OfType("status"), "new", "open"),
        new ExecuteSql("ALTER TABLE users ALTER age TYPE bigint; UPDATE users SET age = 1 WHERE id = 1", null),
        new ExecuteSql("CREATE INDEX a ON public.users (age)", null),
        new UpdateRows("users", new SqlTerms("age = 1"), new SqlTerms("true")),
        new DeleteRows("users", new SqlTerms("(TRUE)")),
        new CreateTable(Visits("visits_2026", new RangeBound(
            new SqlValue[] { new TextValue("2026-01-01"), new NumberValue("0") },
            new SqlValue[] { new TextValue("2027-01-01"), new NumberValue("0") }))),
        new SetTableLogging("users", true),
        new SetTableTablespace("users", "fast"),
        new SetIndexTablespace("users_email_index", "fast"),
        new RefreshMaterializedView("totals"),
    ];

    public static TheoryData<Operation> Kept => new()
    {
        new CreateIndex(Names),
        new Reindex("users_email_index"),
        new ReindexTable("users"),
        new AddConstraint("users", Reference("account_id") with { Name = "second" }),
        new AddColumn("users", new("nick", new("text"))),
        new AddColumn("users", new("nick", new("text")) { NotNull = true, Default = new TextValue("") }),
        new AddColumn("users", new("at", new("timestamptz")) { Default = new ExpressionValue("now()") }),
        new AddColumn("users", new("on", new("date")) { Default = new ExpressionValue("current_date") }),
        new AddColumn("users", new("hash", new("text")) { Default = new ExpressionValue("md5('x'::text)") }),
        new AddColumn("users", new("upper", new("text")) { GeneratedAs = "upper(email)", IsVirtual = true }),
        new AddColumn("users", new("tag", new("label"))),
        new DropNotNull("users", "note"),
        new SetIdentity("users", "id", new(true)),
        new DropExpression("users", "slug"),
        new SetDefault("users", "age", new NumberValue("1")),
        new DropDefault("users", "note"),
        new AddConstraint("users", new UniqueConstraint("users_name_key", new[] { "name" })),
        new AddConstraint("users", new CheckConstraint("users_age_check", "age > 0")),
        new AlterColumnType("users", "note", new("varchar")),
        new AlterColumnType("users", "id", new("bigint")),
        new SetNotNull("users", "note"),
        new AddDomainCheck(Domain.NameOf("label"), new("label_check", "VALUE <> ''")),
        new AddDomainCheck(Domain.NameOf("percent"), new("percent_check1", "VALUE >= 0") { NotValid = true }),
        new RenameIndex("users_email_index", "mails"),
        new RenameConstraint("users", "users_pkey", "users_key"),
        new RenameEnumValue(ObjectName.OfType("mood"), "a", "b"),
        new AddEnumValue(ObjectName.OfType("status"), "open"),
        new ExecuteSql("CREATE INDEX CONCURRENTLY a ON users (age)", null),
        new ExecuteSql("CREATE TABLE more (id int); ALTER TYPE status ADD VALUE 'x'; SELECT 1", null),
        new UpdateRows("users", new SqlTerms("age = 1"), new SqlTerms("id = 1")),
        new DeleteRows("users", new ValueTerms(new ColumnValue[] { new("id", new NumberValue("1")) })),
        new AddColumn("users", new("key", new("uuid")) { Default = new ExpressionValue("gen_random_uuid()") }),
        new CreateTable(Partition("logs_null", new DefaultBound())),
        new CreateTable(Partition("logs_2026", new RangeBound(new[] { new TextValue("2026-01-01") }, new[] { new TextValue("2027-01-01") }))),
        new SetTableLogging("users", false),
        new RefreshMaterializedView("totals") { Concurrently = true },
        new SetComment(On.Table("users"), "People"),
        new CreateTable(new("more")),
    };

    private static IndexDefinition Names => new("names", "users", new[] { IndexKey.OfColumn("name") });

    private static ForeignKeyConstraint Reference(string column) =>
        new($"to_{column}", new[] { column }, "accounts", new[] { "id" });

    private static Table Visits(string name, PartitionBound bound) => new(name) { PartitionOf = new("visits", bound) };

    private static Table Partition(string name, PartitionBound bound) => new(name) { PartitionOf = new("logs", bound) };

    [Fact]
    public void A_contract_migration_takes_away_what_no_release_uses_any_more()
    {
        Operation[] takingAway =
        [
            new DropColumn("users", "note"), new DropTable("cities") { Cascade = true }, new DropObject(View.NameOf("emails")),
            new RenameColumn("users", "age", "years"), new DropDefault("users", "years"),
        ];

        Check(Phase.Contract, 15, takingAway).Should().BeEmpty();
        Check(Phase.Background, 15, takingAway).Should().NotBeEmpty();
    }

    [Fact]
    public void What_is_replaced_online_harms_nobody()
    {
        Operation[] opening =
        [
            new RenameColumn("users", "number", "no") { Online = true },
            new AlterColumnType("users", "age", new("bigint")) { Online = true },
        ];
        Operation[] finishing = [new FinishOnline("users", "no"), new FinishOnline("users", "age")];

        Check(Phase.Expand, 15, opening).Should().BeEmpty();
        Check(Phase.Contract, 15, [.. opening, .. finishing]).Should().BeEmpty();
        Check(Phase.Expand, 15, [.. opening, .. finishing]).Should().Contain("rule 35");
    }

    [Fact]
    public void What_has_to_be_written_is_still_written() =>
        Check(Phase.Contract, 15, new DropColumn("users", "number")).Should().Be(
        "rule 36, a required column that is removed on users (AccessExclusive): every release that inserts rows still writes \"number\": "
        + "it is NOT NULL and has no default. Write DropNotNull(\"users\", \"number\") in the migration that comes with the release "
        + "which no longer uses it, and remove it one release later.");

    [Fact]
    public void A_server_that_leaves_rows_out_of_indexes_is_named() => string.Join("\n", Hazards
        .Of([new CreateIndex(Names)], Before, new NewTables(), after => new(after, Phase.Expand, 14) { Server = new Version(14, 3) })
        .Select(hazard => $"{hazard.Rule}: {hazard.Reason}. {hazard.Instead}")).Should().Be(
            "rule 6, a concurrent index on PostgreSQL 14.0 to 14.3: PostgreSQL 14.3 can leave rows out of an index that is built "
            + "while others write. Update the server to 14.4 or later first.");

    [Theory]
    [InlineData(14, 4)]
    [InlineData(15, 0)]
    public void A_server_that_does_not_is_fine(int major, int minor) => Hazards
        .Of([new CreateIndex(Names)], Before, new NewTables(), after => new(after, Phase.Expand, 14) { Server = new Version(major, minor) })
        .Should().BeEmpty();

    [Fact]
    public void References_of_partitioned_tables_can_wait_for_validation_from_PostgreSQL_18_on() =>
        Check(Phase.Expand, 18, new AddConstraint("logs", Reference("user_id")), new CreateIndex(Names with
        {
            Table = "logs",
            Keys = new[] { IndexKey.OfColumn("user_id") },
        })).Should().BeEmpty();

    [Fact]
    public void Rows_are_not_changed_while_their_table_is_held()
    {
        var update = new UpdateRows("users", new SqlTerms("age = 1"), new SqlTerms("age = 0"));

        Check(Phase.Expand, 15, new AddColumn("users", new("more", new("text"))), update).Should().Be(
            "rule 44, all rows changed at once on users (AccessExclusive): rows are searched and changed while nobody can use the "
            + "table, which was changed in the same transaction. Write it in a migration of its own, or as Backfill(\"users\", …), "
            + "before which the migration commits.");
        Check(Phase.Expand, 15, new AddColumn("accounts", new("more", new("text"))), update).Should().BeEmpty();
        Check(Phase.Expand, 15, new AddColumn("users", new("more", new("text"))), new CreateIndex(Names), update).Should().BeEmpty();
    }

    [Fact]
    public void What_comes_back_in_the_same_migration_is_not_taken_away() => Check(
        Phase.Expand,
        15,
        new DropObject(View.NameOf("emails")),
        new CreateObject(new View("emails", "SELECT lower(email) AS email FROM users")),
        new DropDefault("users", "age"),
        new SetDefault("users", "age", new NumberValue("1"))).Should().BeEmpty();
}
