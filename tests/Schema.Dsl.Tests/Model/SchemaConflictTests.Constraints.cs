namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    public static TheoryData<Operation, string> ConstraintConflicts => new()
    {
        {
            new AddConstraint("users", new CheckConstraint("users_age_check", "true")),
            "there is a constraint \"users_age_check\" on table \"users\" already. Give this one another name"
        },
        {
            new AddConstraint("users", new PrimaryKeyConstraint("x", new[] { "age" })),
            "the table \"users\" has a primary key already, \"users_pkey\""
        },
        { new AddConstraint("users", new UniqueConstraint("x", new[] { "size" })), NoColumn("size") },
        { new AddConstraint("posts", References("nowhere")), NoTable("nowhere") },
        {
            new AddConstraint("users", new UniqueConstraint("x", new[] { "age" }) { Include = new[] { "size" } }),
            NoColumn("size")
        },
        {
            new AddConstraint("users", new ExclusionConstraint("x", new ExclusionElement[] { new(IndexKey.OfColumn("size"), "=") })),
            NoColumn("size")
        },
        { Using("x", "age"), "there is no index \"x\" on table \"users\"" },
        { Using("users_age_index", "age"), Unfit("users_age_index", "is not unique", "UniqueIndex makes one that is") },
        { Using("users_lower_index", "age"), Unfit("users_lower_index", "has expressions", "A constraint is about columns") },
        { Using("users_adult_index", "age"), Unfit("users_adult_index", "leaves rows out", "A constraint holds for all rows") },
        {
            Using("users_oldest_index", "age"),
            Unfit(
                "users_oldest_index",
                "sorts in a way of its own",
                "Create it without sort, nulls, operator class and collation")
        },
        { Using("users_email_index", "age"), Unfit("users_email_index", "is over email", "Name its columns, in their order") },
        {
            new ValidateConstraint("users", "x"),
            "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check"
        },
        {
            new ValidateConstraint("users", "users_pkey"),
            "the constraint \"users_pkey\" of \"users\" is kept by an index, and so it is always valid. "
                + "Only checks and foreign keys are validated"
        },
        {
            new AlterConstraint("users", "x", Deferral.Deferrable),
            "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check"
        },
        {
            new AlterConstraint("users", "users_pkey", Deferral.Deferrable),
            "the constraint \"users_pkey\" of \"users\" is no foreign key, and PostgreSQL alters only those. "
                + "Drop it, and add it as it is to be"
        },
        {
            new AddConstraint("posts", new ForeignKeyConstraint("fk", new[] { "owner_id" }, "users", new[] { "decade" })),
            "the foreign key \"fk\" of \"posts\" refers to \"decade\" of \"users\", which is no primary key and nothing unique, "
                + "or is checked later only. Make it unique before, with UniqueIndex(\"users\", \"decade\")"
        },
        {
            new AddConstraint("posts", new ForeignKeyConstraint("fk", new[] { "author" }, "users", new[] { "id" })),
            "the column \"author\" of \"posts\" would be text, and \"id\" of \"users\", which it refers to by \"fk\", bigint. "
                + "Give both the same type"
        },
        {
            new CreateTable(new("x")
            {
                Columns = new[] { new Column("a", new("uuid")), new Column("b", new("integer")) },
                Constraints = new Constraint[]
                {
                    new ForeignKeyConstraint("right", new[] { "b" }, "users", new[] { "id" }),
                    new ForeignKeyConstraint("wrong", new[] { "a" }, "users", new[] { "id" }),
                },
            }),
            "the column \"a\" of \"x\" would be uuid, and \"id\" of \"users\", which it refers to by \"wrong\", bigint. "
                + "Give both the same type"
        },
        {
            new AlterColumnType("posts", "owner_id", new("uuid")),
            "the column \"owner_id\" of \"posts\" would be uuid, and \"id\" of \"users\", which it refers to by "
                + "\"posts_owner_id_fkey\", bigint. Give both the same type"
        },
        {
            new AlterColumnType("users", "id", new("uuid")),
            "the column \"owner_id\" of \"posts\" would be bigint, and \"id\" of \"users\", which it refers to by "
                + "\"posts_owner_id_fkey\", uuid. Give both the same type"
        },
        { new DropConstraint("users", "x"), "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check" },
        {
            new DropConstraint("users", "users_pkey"),
            "the constraint \"users_pkey\" of \"users\" is needed by \"posts_owner_id_fkey\" of \"posts\". Drop that first"
        },
        {
            new RenameConstraint("users", "x", "y"),
            "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check"
        },
        {
            new RenameConstraint("users", "users_age_check", "users_pkey"),
            "there is a constraint \"users_pkey\" on table \"users\" already. Give this one another name"
        },
        { new RenameConstraint("users", "users_pkey", "posts"), Taken("posts", "a table") },
    };

    [Theory]
    [InlineData("integer", "bigint", true)]
    [InlineData("bigint", "numeric(10,2)", true)]
    [InlineData("numeric", "bigint", false)]
    [InlineData("numeric", "real", true)]
    [InlineData("varchar(20)", "text", true)]
    [InlineData("timestamptz", "date", true)]
    [InlineData("uuid", "text", false)]
    [InlineData("bigint[]", "bigint", false)]
    [InlineData("order_status", "text", true)]
    [InlineData("geometry(Point, 4326)", "bigint", true)]
    public void Types_that_the_server_compares_may_refer_to_each_other(string reference, string key, bool may) =>
        ReferenceTypes.MayBeCompared(ColumnType.Parse(reference), ColumnType.Parse(key)).Should().Be(may);

    [Fact]
    public void A_key_that_is_checked_later_is_none_to_refer_to()
    {
        var reference = new AddConstraint("posts", new ForeignKeyConstraint("fk", new[] { "owner_id" }, "users", new[] { "decade" }));
        var later = Before.Apply(new AddConstraint("users", new UniqueConstraint("k", new[] { "decade" }) { Deferral = Deferral.Deferrable }));
        var atOnce = Before.Apply(new AddConstraint("users", new UniqueConstraint("k", new[] { "decade" })));

        SchemaConflict.Find(reference, later).Should().StartWith("the foreign key \"fk\" of \"posts\" refers to \"decade\" of \"users\"");
        SchemaConflict.Find(reference, atOnce).Should().BeNull();
    }

    [Fact]
    public void A_table_may_go_with_the_foreign_keys_that_refer_to_it() =>
        SchemaConflict.Find(
            new DropTable("users") { Cascade = true },
            SchemaModel.Empty().Apply(new CreateTable(Users)).Apply(new CreateTable(Posts))).Should().BeNull();

    private static AddConstraint Using(string index, params string[] columns) =>
        new("users", new UniqueConstraint("users_key", columns)) { UsingIndex = index };

    private static string Unfit(string index, string trouble, string remedy) =>
        $"the index \"{index}\" of \"users\" {trouble}, so it cannot become that of a constraint. {remedy}";
}
