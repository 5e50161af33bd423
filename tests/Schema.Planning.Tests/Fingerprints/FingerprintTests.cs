using Schema.Dsl;

namespace Schema.Planning.Tests.Fingerprints;

public sealed class FingerprintTests
{
    [Fact]
    public void A_fingerprint_never_changes_while_its_rules_are_the_same() =>
        // Written down in databases: a difference here is a false alarm in each of them. New rules get a new number.
        Of(new CreateTable(new Table("users")
        {
            Columns = new[] { new Column("email", ColumnType.Parse("varchar(255)")) { NotNull = true } },
            Constraints = new Constraint[] { new UniqueConstraint("users_email_key", new[] { "email" }) },
        })).Should().Be("1:11e0c52360a55bad2e53eae8a325d10ce417207c74777cd6e0c28161115f004e");

    [Fact]
    public void Formatting_of_SQL_changes_nothing() =>
        Of(new ExecuteSql("SELECT 1 -- why\n  FROM t", "SELECT  2"))
            .Should().Be(Of(new ExecuteSql("SELECT 1 FROM t", "SELECT 2")));

    [Fact]
    public void Text_inside_of_SQL_changes_it() =>
        Of(new ExecuteSql("SELECT 'a b'", null)).Should().NotBe(Of(new ExecuteSql("SELECT 'a  b'", null)));

    [Fact]
    public void That_it_runs_as_it_is_written_changes_nothing() =>
        Of(new DropTable("users") { UnsafeBecause = "nobody uses it" }).Should().Be(Of(new DropTable("users")));

    [Fact]
    public void Another_way_to_derive_the_name_of_a_reference_changes_nothing()
    {
        // The same migration, as a library that makes another singular would record it, is told by what the name comes
        // from.
        var text = new CanonicalText(new Dictionary<string, string> { ["datum_id"] = "reference to data" });
        var other = new CanonicalText(new Dictionary<string, string> { ["data_id"] = "reference to data" });

        TableText.Write(text, new Column("datum_id", new ColumnType("bigint"))).ToString()
            .Should().Be(TableText.Write(other, new Column("data_id", new ColumnType("bigint"))).ToString());
    }

    [Fact]
    public void A_given_name_that_is_the_default_changes_nothing()
    {
        var check = new CheckConstraint("users_age_check", "age >= 0");

        Text(check).Should().NotContain("users_age_check");
        Text(check with { Name = "adult" }).Should().Contain("adult");
    }

    [Fact]
    public void The_templates_of_names_count_where_Like_names_something_by_them()
    {
        var columns = new LikeClause("users", Including.Defaults, Place: 0);
        var all = columns with { Including = Including.All };
        var ours = new NamingConvention { Index = "ix_{table}" };

        Like(all with { Names = ours }).Should().NotBe(Like(all));
        Like(all with { Names = new NamingConvention { Statistics = "st_{table}" } }).Should().NotBe(Like(all));
        Like(columns with { Names = ours }).Should().Be(Like(columns));
        Like(all with { Names = new NamingConvention { Check = "ck" } }).Should().Be(Like(all));

        static string Like(LikeClause like) => Of(new CreateTable(new Table("copies") { Like = new[] { like } }));
    }

    [Fact]
    public void Every_part_of_a_change_of_rows_changes_it()
    {
        var insert = new InsertRows("roles", new[] { "a", "b" }, new[] { Row("1", "2"), Row("3", "4") });
        var update = new UpdateRows("roles", new SqlTerms("a = 1"), new SqlTerms("b = 2"));
        var delete = new DeleteRows("roles", new ValueTerms(new ColumnValue[] { new("a", new NumberValue("1")) }));

        var backfill = new BackfillRows("roles", new SqlTerms("a = 1"));

        string[] all =
        [
            Of(insert),
            Of(insert with { Rows = new[] { Row("1", "2") } }),
            Of(insert with { Rows = new[] { Row("1", "2"), Row("3", "5") } }),
            Of(insert with { Columns = new[] { "a", "c" } }),
            Of(insert with { Undo = delete }),
            Of(update),
            Of(update with { Set = new SqlTerms("a = 2") }),
            Of(update with { Where = new SqlTerms("true") }),
            Of(delete),
            Of(backfill),
            Of(backfill with { Set = new SqlTerms("a = 2") }),
            Of(backfill with { Where = new SqlTerms("b = 2") }),
            Of(backfill with { Undo = backfill }),
            Of(delete with { Where = new ValueTerms(new ColumnValue[] { new("a", new TextValue("1")) }) }),
        ];

        all.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void How_gently_rows_are_changed_does_not()
    {
        var backfill = new BackfillRows("roles", new SqlTerms("a = 1"));

        Of(backfill with { BatchSize = 5, Target = TimeSpan.FromMinutes(1) })
            .Should().Be(Of(backfill));
    }

    [Fact]
    public void Of_code_no_more_is_known_than_that_it_is_there()
    {
        var code = new RunCode((_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask);

        Of(code).Should().Be(Of(code with { Up = (_, _) => Task.FromResult(1), Down = (_, _) => Task.FromResult(2) }));
        Of(code).Should().NotBe(Of(code with { Down = null })).And.NotBe(Of());
    }

    [Fact]
    public void A_table_that_is_declared_later_changes_nothing()
    {
        var change = new AddColumn("posts", new Column("user_id", new ColumnType("bigint")));
        var declare = new DeclareTable(new Table("posts")
        {
            Constraints = new Constraint[]
            {
                new ForeignKeyConstraint("posts_user_id_fkey", new[] { "user_id" }, "users", new[] { "id" }),
            },
        });

        Of(declare, change).Should().Be(Of(change));
    }

    [Theory]
    [InlineData("1:aa", "1:bb", true)]
    [InlineData("1:aa", "1:aa", false)]
    [InlineData("1:aa", "2:bb", false)]
    public void Fingerprints_of_other_rules_prove_nothing(string recorded, string current, bool differ) =>
        Fingerprint.Differ(recorded, current).Should().Be(differ);

    private static ValueList<SqlValue> Row(params string[] texts) =>
        texts.Select(text => (SqlValue)new TextValue(text)).ToValueList();

    private static string Of(params Operation[] operations) => Fingerprint.Of(new RecordedMigration(operations, null));

    private static string Text(Constraint constraint) =>
        TableText.Write(new CanonicalText(new Dictionary<string, string>()), "users", constraint).ToString();
}
