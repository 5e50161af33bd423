namespace Schema.Dsl.Tests.Model;

/// <summary>What moves to another schema takes along what belongs to it and all that mentions it.</summary>
public sealed class MovedTests
{
    public static TheoryData<string, string> AfterMovingTheTable => new()
    {
        { "SELECT email FROM users", "SELECT email FROM \"archive\".users" },
        { "SELECT users.email FROM users", "SELECT users.email FROM \"archive\".users" },
        {
            "SELECT public.users.email FROM public . users",
            "SELECT \"archive\".users.email FROM \"archive\".users"
        },
        { "SELECT u.email FROM users u", "SELECT u.email FROM \"archive\".users u" },
        { "SELECT count(users) FROM users", "SELECT count(users) FROM \"archive\".users" },
        { "SELECT 'users' FROM other.users", "SELECT 'users' FROM other.users" },
        { "WITH users AS (SELECT 1 AS id) SELECT id FROM users", "WITH users AS (SELECT 1 AS id) SELECT id FROM users" },
        {
            "SELECT 1 FROM posts WHERE EXISTS (SELECT FROM users WHERE users.id = user_id)",
            "SELECT 1 FROM posts WHERE EXISTS (SELECT FROM \"archive\".users WHERE users.id = user_id)"
        },
        {
            "SELECT 1 FROM public.users, other.users",
            "SELECT 1 FROM \"archive\".users, other.usersit calls something else \"users\""
        },
    };

    [Theory]
    [MemberData(nameof(AfterMovingTheTable))]
    public void A_view_reads_a_table_where_it_is(string query, string expected) => Query(m =>
    {
        m.CreateTable("users", t => t.String("email"));
        m.CreateTable("posts", t => t.BigInt("user_id"));
        m.CreateView("v", query);
        m.SetSchema("users", "archive");
    }).Should().Be(expected);

    [Fact]
    public void What_a_star_stands_for_need_not_be_known() => Query(m =>
    {
        m.CreateTable("users", t => t.String("email"));
        m.Execute("ALTER TABLE users ADD x int", Irreversible.Because("it is about the view"));
        m.CreateView("v", "SELECT public.users.*, 1 AS one FROM public.users");
        m.SetSchema("users", "archive");
    }).Should().Be("SELECT \"archive\".users.*, 1 AS one FROM \"archive\".users");

    [Fact]
    public void A_view_reads_a_view_where_it_is() => Query(m =>
    {
        m.CreateView("ages", "SELECT 1 AS age");
        m.CreateView("v", "SELECT age FROM ages");
        m.SetSchema(On.View("ages"), "archive");
    }).Should().Be("SELECT age FROM \"archive\".ages");

    [Fact]
    public void What_comes_into_the_target_schema_needs_none_before_its_name() => Query(m =>
    {
        m.CreateTable("archive.users", t => t.String("email"));
        m.CreateView("v", "SELECT archive.users.email FROM archive.users");
        m.SetSchema("archive.users", "public");
    }).Should().Be("SELECT users.email FROM users");

    [Fact]
    public void There_another_may_have_the_name() => Query(m =>
    {
        m.CreateTable("archive.users", t => t.String("email"));
        m.CreateView("v", "WITH users AS (SELECT 1) SELECT email FROM archive.users");
        m.SetSchema("archive.users", "public");
    }).Should().Be("WITH users AS (SELECT 1) SELECT email FROM usersit calls something else \"users\"");

    [Fact]
    public void Sequences_that_a_table_owns_move_with_it()
    {
        var model = Recorded.Fold(m =>
        {
            m.CreateTable("orders", t => t.BigInt("number"));
            m.CreateSequence("tickets", s => s.OwnedBy("orders", "number"));
            m.CreateSequence("free");
            m.SetDefaultSql("orders", "number", "nextval('tickets')");
            m.CreateView("v", "SELECT last_value FROM tickets");
            m.SetSchema("orders", "archive");
        });

        model.Objects.OfType<Sequence>().Should().BeEquivalentTo(
        [
            new Sequence("archive.tickets") { OwnedBy = new SequenceOwner("archive.orders", "number") },
            new Sequence("free"),
        ]);
        model.Find("archive.orders")!.Column("number")!.Default
            .Should().Be(new ExpressionValue("nextval('\"archive\".\"tickets\"')"));
        model.Objects.OfType<View>().Single().Query.Should().Be("SELECT last_value FROM \"archive\".tickets");
    }

    [Fact]
    public void Sequences_take_their_names_where_they_go() => SchemaConflict.Find(
        new SetTableSchema("orders", "archive"),
        Recorded.Fold(m =>
        {
            m.CreateTable("orders", t => t.BigInt("number"));
            m.CreateTable("archive.tickets");
            m.CreateSequence("tickets", s => s.OwnedBy("orders", "number"));
        })).Should().Be(
            "the name \"archive.tickets\" is taken by a table. Choose another, or rename that first");

    [Fact]
    public void A_function_is_called_where_it_is()
    {
        var model = Recorded.Fold(m =>
        {
            m.CreateFunction("cut", f => f.Argument("x", "text").Returns("text").Immutable().Body("SELECT x"));
            m.CreateFunction("log", f => f.Returns("trigger").Language("plpgsql").Body("BEGIN RETURN NULL; END"));
            m.CreateTable("notes", t => t.Text("text").Check("public.cut(text) <> ''"));
            m.CreateTrigger("logged", "notes", t => t.Insert().Execute("log"));
            m.CreateView("v", "SELECT cut(text) FROM notes");
            m.SetSchema(On.Function("cut", "text"), "tools");
            m.SetSchema(On.Function("log"), "tools");
        });

        model.Find("notes")!.Constraint("notes_text_check")
            .Should().Be(new CheckConstraint("notes_text_check", "\"tools\".cut(text) <> ''"));
        model.Objects.OfType<View>().Single().Query.Should().Be("SELECT \"tools\".cut(text) FROM notes");
        model.Objects.OfType<Trigger>().Single().Function.Should().Be(new TableName("tools", "log"));
    }

    [Fact]
    public void Which_of_several_functions_moved_the_server_alone_knows() => Query(m =>
    {
        m.CreateFunction("cut", f => f.Argument("x", "text").Returns("text").Body("SELECT x"));
        m.CreateFunction("cut", f => f.Argument("x", "integer").Returns("text").Body("SELECT x::text"));
        m.CreateView("v", "SELECT cut(1) AS one");
        m.SetSchema(On.Function("cut", "text"), "tools");
    }).Should().Be(
        "SELECT \"tools\".cut(1) AS oneit calls one of several functions \"cut\", and one of them was moved");

    [Fact]
    public void What_makes_values_of_a_range_is_called_by_its_name()
    {
        var model = Recorded.Fold(m =>
        {
            m.CreateRangeType("span", "integer");
            m.CreateTable("shifts", t => t.Column("hours", "span").DefaultSql("span(8, 16)"));
            m.CreateView("v", "SELECT span(1, 2), span_multirange(span(1, 2)) AS several");
            m.RenameRangeType("span", to: "hours");
            m.SetSchema(On.Type("hours"), "time");
        });

        model.Find("shifts")!.Column("hours")!.Default.Should().Be(new ExpressionValue("\"time\".\"hours\"(8, 16)"));
        model.Objects.OfType<View>().Single().Query.Should().Be(
            "SELECT \"time\".\"hours\"(1, 2) AS \"span\", "
            + "\"time\".\"hours_multirange\"(\"time\".\"hours\"(1, 2)) AS several");
    }

    private static string Query(Action<Recorded> change)
    {
        var view = (View)Recorded.Fold(change).Find(View.NameOf("v"))!;
        return $"{view.Query}{view.Doubt}";
    }
}
