using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Rendering;

/// <summary>Tables that the rendering tests begin with.</summary>
internal static class Tables
{
    public static readonly Column Id =
        new("id", new ColumnType("bigint")) { Identity = new(Always: false), NotNull = true };

    public static readonly Table Users = new("users")
    {
        Columns = new[] { Id, Text("email"), Integer("age") },
        Constraints = new Constraint[] { new PrimaryKeyConstraint("users_pkey", new[] { "id" }) },
        Indexes = new[] { Index("users_email_index", "users", "email") },
    };

    public static readonly Table Posts = new("posts")
    {
        Columns = new[] { Integer("user_id"), Text("title") },
        Constraints = new Constraint[]
        {
            new UniqueConstraint("posts_title_key", new[] { "title" }),
            new CheckConstraint("posts_title_check", "length(title) > 0"),
            new ForeignKeyConstraint("posts_user_id_fkey", new[] { "user_id" }, "users", new[] { "id" })
            {
                OnDelete = ReferentialAction.Cascade,
            },
        },
    };

    public static readonly Operation[] CreateUsers = [new CreateTable(Users)];

    public static readonly Operation[] CreateBoth = [new CreateTable(Users), new CreateTable(Posts)];

    public static Column Text(string name) => new(name, new ColumnType("text"));

    public static Column Integer(string name) => new(name, new ColumnType("integer"));

    public static IndexDefinition Index(string name, string table, params string[] columns) =>
        new(name, table, columns.Select(IndexKey.OfColumn).ToValueList());
}
