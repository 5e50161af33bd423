namespace Schema.Dsl.Tests.Model;

/// <summary>The server keeps what a view means and not its text, so the text that the history knows has to follow.</summary>
public sealed class ViewsFollowTests
{
    private static readonly SchemaModel Before = Recorded.Fold(m =>
    {
        m.CreateTable("users", t =>
        {
            t.String("email");
            t.Integer("age");
        });
        m.CreateTable("posts", t =>
        {
            t.String("title");
            t.BigInt("user_id");
        });
    });

    public static TheoryData<string, string> AfterRenamingTheTable => new()
    {
        { "SELECT email FROM users", "SELECT email FROM \"people\"" },
        { "SELECT users.email FROM public.users", "SELECT \"people\".email FROM public.\"people\"" },
        { "SELECT users.* FROM users", "SELECT \"id\", \"email\", \"age\" FROM \"people\"" },

        { "SELECT * FROM users, unknown", "SELECT * FROM \"people\", unknown" },
        { "SELECT u.email FROM users u", "SELECT u.email FROM \"people\" u" },
        { "SELECT 'users' AS users FROM posts -- users\n", "SELECT 'users' AS users FROM posts -- users\n" },
        { "SELECT id FROM other.users", "SELECT id FROM other.users" },
        { "WITH users AS (SELECT 1 AS id) SELECT id FROM users", "WITH users AS (SELECT 1 AS id) SELECT id FROM users" },
        {
            "SELECT title FROM posts WHERE EXISTS (SELECT FROM users WHERE users.id = posts.user_id)",
            "SELECT title FROM posts WHERE EXISTS (SELECT FROM \"people\" WHERE \"people\".id = posts.user_id)"
        },
        { "SELECT 1 FROM posts JOIN users ON users.id = user_id", "SELECT 1 FROM posts JOIN \"people\" ON \"people\".id = user_id" },
        { "SELECT count(users) FROM users", "SELECT count(\"people\") FROM \"people\"" },
        { "SELECT users FROM users", "SELECT \"people\" AS \"users\" FROM \"people\"" },
    };

    public static TheoryData<string, string> AfterRenamingTheColumn => new()
    {
        { "SELECT email FROM users", "SELECT \"mail\" AS \"email\" FROM users" },
        { "SELECT users.email FROM users", "SELECT users.\"mail\" AS \"email\" FROM users" },
        { "SELECT email AS e, lower(email) FROM users", "SELECT \"mail\" AS e, lower(\"mail\") FROM users" },
        { "SELECT email::text FROM users", "SELECT \"mail\"::text AS \"email\" FROM users" },
        { "SELECT email::text || 'x' FROM users", "SELECT \"mail\"::text || 'x' FROM users" },
        { "SELECT 1 FROM users WHERE email IS NOT NULL ORDER BY email", "SELECT 1 FROM users WHERE \"mail\" IS NOT NULL ORDER BY \"mail\"" },
        { "SELECT lower(email) AS email FROM users ORDER BY email", "SELECT lower(\"mail\") AS email FROM users ORDER BY email" },
        { "SELECT * FROM users", "SELECT \"id\", \"mail\" AS \"email\", \"age\" FROM users" },
        {
            "SELECT p.*, email FROM users JOIN posts p ON p.user_id = users.id",
            "SELECT \"p\".\"id\", \"p\".\"title\", \"p\".\"user_id\", \"users\".\"mail\" AS \"email\" FROM users JOIN posts p ON p.user_id = users.id"
        },
        { "SELECT email FROM users UNION SELECT title FROM posts ORDER BY email", "SELECT \"mail\" AS \"email\" FROM users UNION SELECT title FROM posts ORDER BY email" },
        { "WITH a AS (SELECT email FROM users) SELECT email FROM a", "WITH a AS (SELECT \"mail\" AS \"email\" FROM users) SELECT email FROM a" },
        { "SELECT s.email FROM (SELECT email FROM users) AS s", "SELECT s.email FROM (SELECT \"users\".\"mail\" AS \"email\" FROM users) AS s" },
        { "SELECT email FROM users u (key, email, years)", "SELECT email FROM users u (key, email, years)" },
        { "SELECT title FROM posts", "SELECT title FROM posts" },
        { "SELECT age /* email */, 'email' FROM users", "SELECT age /* email */, 'email' FROM users" },
        { "SELECT extract(year FROM now()), age AT TIME ZONE email FROM users", "SELECT extract(year FROM now()), age AT TIME ZONE \"mail\" FROM users" },
        {
            "SELECT row_number() OVER (PARTITION BY age ORDER BY email DESC NULLS LAST) FROM users",
            "SELECT row_number() OVER (PARTITION BY age ORDER BY \"mail\" DESC NULLS LAST) FROM users"
        },
        { "SELECT u.age FROM users AS u, LATERAL (SELECT u.email) AS x", "SELECT u.age FROM users AS u, LATERAL (SELECT u.\"mail\" AS \"email\") AS x" },
    };

    public static TheoryData<string, string> AfterAddingATitle => new()
    {
        { "SELECT * FROM users", "SELECT \"id\", \"email\", \"age\" FROM users" },
        { "SELECT users.* FROM users", "SELECT \"id\", \"email\", \"age\" FROM users" },
        { "SELECT title FROM posts JOIN users ON true", "SELECT \"posts\".title FROM posts JOIN users ON true" },
        {
            "SELECT 1 FROM posts WHERE EXISTS (SELECT FROM users WHERE email = title)",
            "SELECT 1 FROM posts WHERE EXISTS (SELECT FROM users WHERE email = \"posts\".title)"
        },
        { "SELECT email FROM users", "SELECT email FROM users" },
        { "SELECT * FROM posts", "SELECT \"id\", \"title\", \"user_id\" FROM posts" },
    };

    public static TheoryData<string, string> Doubted => new()
    {
        { "SELECT email FROM users NATURAL JOIN posts", "it joins by the names of columns" },
        { "SELECT 1 FROM users JOIN posts USING (email)", "it joins by the names of columns" },
        { "SELECT CASE WHEN true THEN email END FROM users", "it selects an expression without giving it a name" },
        { "TABLE users", "it lists no columns" },
        { "SELECT * FROM users, unknown", "it selects \"*\", which stands for columns that are not known" },
        { "SELECT 1 FROM users WHERE EXISTS (SELECT FROM unknown WHERE email = 'x')", "it is not clear which \"email\" it means" },
    };

    [Theory]
    [MemberData(nameof(AfterRenamingTheTable))]
    public void A_renamed_table_is_renamed_wherever_it_is_read(string query, string expected) =>
        After(query, new RenameTable("users", "people")).Should().Be(expected);

    [Theory]
    [MemberData(nameof(AfterRenamingTheColumn))]
    public void A_renamed_column_keeps_its_name_in_what_is_selected(string query, string expected) =>
        After(query, new RenameColumn("users", "email", "mail")).Should().Be(expected);

    [Theory]
    [MemberData(nameof(AfterAddingATitle))]
    public void A_new_column_is_not_selected_and_captures_no_name(string query, string expected) =>
        After(query, new AddColumn("users", new Column("title", new ColumnType("text")))).Should().Be(expected);

    [Theory]
    [MemberData(nameof(Doubted))]
    public void What_cannot_be_followed_is_doubted_and_does_not_go_back_wrong(string query, string doubt)
    {
        var model = Before
            .Apply(new CreateObject(new View("v", query)))
            .Apply(new RenameColumn("users", "email", "mail"));

        Reversal.Of(new DropObject(View.NameOf("v")), model).Should().Be(new Reversal.Impossible(
            $"the definition of view \"v\" is not known any more: {doubt}. Say in Down() what it was"));
    }

    [Fact]
    public void What_raw_SQL_may_have_changed_is_doubted_with_all_that_reads_it()
    {
        var model = Before
            .Apply(new CreateObject(new View("v", "SELECT email FROM users")))
            .Apply(new ExecuteSql("ALTER TABLE users RENAME email TO mail", null));

        Reversal.Of(new DropObject(View.NameOf("v")), model).Should().Be(new Reversal.Impossible(
            "the definition of view \"v\" is not known any more: raw SQL may have changed \"users\", which it reads. "
            + "Say in Down() what it was"));
    }

    [Fact]
    public void A_recursive_view_goes_on_calling_itself_by_its_first_name() =>
        Before
            .Apply(new CreateObject(new View("v", "VALUES (1) UNION ALL SELECT n + 1 FROM v WHERE n < 9") { Columns = new[] { "n" }, Recursive = true }))
            .Apply(new RenameObject(View.NameOf("v"), "numbers"))
            .Find(View.NameOf("numbers")).Should().Be(new View(
                "numbers",
                "WITH RECURSIVE \"v\" (\"n\") AS (\nVALUES (1) UNION ALL SELECT n + 1 FROM v WHERE n < 9\n)\nSELECT \"n\" FROM \"v\"")
            {
                Columns = new[] { "n" },
            });

    private static string After(string query, Operation operation)
    {
        var view = Before.Apply(new CreateObject(new View("v", query))).Apply(operation).Find(View.NameOf("v"));
        return $"{((View)view!).Query}{view.Doubt}";
    }
}
