namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static Constraint EmailCheck => Users.Constraint("users_email_check")!;

    private static IndexDefinition OneEach => Users.Indexes[4];

    public static TheoryData<Operation, Operation[]> ReversibleConstraints => new()
    {
        {
            new AddConstraint("users", new UniqueConstraint("users_email_key", new[] { "email" })),
            [new DropConstraint("users", "users_email_key")]
        },
        {
            new AddConstraint("users", new PrimaryKeyConstraint("users_key", new[] { "email", "age" })),
            [new DropConstraint("users", "users_key"), new DropNotNull("users", "age")]
        },
        { new DropConstraint("users", "users_age_check"), [new AddConstraint("users", AgeCheck)] },
        {
            new AddConstraint("users", new UniqueConstraint("users_id_key", new[] { "id" })) { UsingIndex = "one_each" },
            [new CreateIndex(OneEach), new DropConstraint("users", "users_id_key")]
        },
        {
            new AddConstraint("users", new ExclusionConstraint("users_age_excl", new ExclusionElement[]
            {
                new(IndexKey.OfColumn("age"), "="),
            })),
            [new DropConstraint("users", "users_age_excl")]
        },
        {
            new ValidateConstraint("users", "users_email_check"),
            [new DropConstraint("users", "users_email_check"), new AddConstraint("users", EmailCheck)]
        },
        { new ValidateConstraint("users", "users_age_check"), [] },
        {
            new AlterConstraint("users", "users_age_fkey", Deferral.InitiallyDeferred),
            [new AlterConstraint("users", "users_age_fkey", Deferral.NotDeferrable)]
        },
        { new RenameConstraint("users", "users_age_check", "adult"), [new RenameConstraint("users", "adult", "users_age_check")] },
    };

    // They rest on the index, which is dropped with the constraint.
    [Fact]
    public void An_index_that_became_a_constraints_comes_back_before_the_foreign_keys_that_rest_on_it()
    {
        var reference = new ForeignKeyConstraint("posts_author_fkey", new[] { "author" }, "users", new[] { "id" });
        var before = Before.Apply(new CreateTable(new("posts") { Constraints = new Constraint[] { reference } }));
        var add = new AddConstraint("users", new UniqueConstraint("users_id_key", new[] { "id" })) { UsingIndex = "one_each" };

        Reversal.Of(add, before).Should().BeOfType<Reversal.Possible>().Which.Operations.Should().Equal(
            new DropConstraint("posts", "posts_author_fkey"),
            new CreateIndex(OneEach),
            new DropConstraint("users", "users_id_key"),
            new AddConstraint("posts", reference));
    }

    [Fact]
    public void A_constraint_takes_over_what_its_index_is()
    {
        var after = Before.Apply(new AddConstraint("users", new UniqueConstraint("users_id_key", new[] { "id" }))
        {
            UsingIndex = "one_each",
        });

        after.FindIndex("one_each").Should().BeNull();
        after.Find("users")!.Constraint("users_id_key").Should().Be(
            new UniqueConstraint("users_id_key", new[] { "id" })
            {
                Include = new[] { "email" },
                NullsNotDistinct = true,
                Parameters = new[] { new StorageParameter("fillfactor", "70") },
                Tablespace = "fast",
            });
    }

    [Fact]
    public void A_column_comes_back_with_every_constraint_that_mentions_it()
    {
        var exclusion = new ExclusionConstraint("x", new ExclusionElement[]
        {
            new(IndexKey.OfExpression("int8range(id, age)"), "&&"),
        });
        var including = new UniqueConstraint("u", new[] { "email" }) { Include = new[] { "age" } };
        var before = Before.Apply(new AddConstraint("users", exclusion)).Apply(new AddConstraint("users", including));

        Reversal.Of(new DropColumn("users", "age"), before)
            .Should().BeOfType<Reversal.Possible>().Which.Operations
            .Should().Contain(new AddConstraint("users", exclusion)).And.Contain(new AddConstraint("users", including));
        before.Apply(new DropColumn("users", "age")).Find("users")!.Constraints.Select(constraint => constraint.Name)
            .Should().Equal("users_pkey", "users_email_check");
    }

    [Fact]
    public void A_renamed_column_is_renamed_wherever_a_constraint_names_it()
    {
        var exclusion = new ExclusionConstraint("x", new ExclusionElement[]
        {
            new(IndexKey.OfColumn("age"), "="),
            new(IndexKey.OfExpression("int8range(id, age)"), "&&"),
        })
        {
            Where = "age > 0",
            Include = new[] { "age" },
        };
        var reference = new ForeignKeyConstraint("fk", new[] { "age" }, "ages", new[] { "id" })
        {
            OnDelete = ReferentialAction.SetNull,
            OnDeleteColumns = new[] { "age" },
        };
        var after = Before
            .Apply(new AddConstraint("users", exclusion))
            .Apply(new AddConstraint("users", reference))
            .Apply(new RenameColumn("users", "age", "years"))
            .Find("users")!;

        after.Constraint("x").Should().Be(new ExclusionConstraint("x", new ExclusionElement[]
        {
            new(IndexKey.OfColumn("years"), "="),
            new(IndexKey.OfExpression("int8range(id, \"years\")"), "&&"),
        })
        {
            Where = "\"years\" > 0",
            Include = new[] { "years" },
        });
        after.Constraint("fk").Should().Be(reference with { Columns = new[] { "years" }, OnDeleteColumns = new[] { "years" } });
    }

    [Fact]
    public void A_table_comes_back_before_the_foreign_keys_that_went_with_it()
    {
        var reference = new ForeignKeyConstraint("posts_author_fkey", new[] { "author" }, "users", new[] { "id" });
        var own = new ForeignKeyConstraint("users_boss_fkey", new[] { "age" }, "users", new[] { "id" });
        var before = Before
            .Apply(new CreateTable(new("posts") { Constraints = new Constraint[] { reference } }))
            .Apply(new AddConstraint("users", own));
        var drop = new DropTable("users") { Cascade = true };

        before.Apply(drop).Find("users").Should().BeNull();
        before.Apply(drop).Find("posts")!.Constraints.Should().BeEmpty();
        Reversal.Of(drop, before).Should().BeOfType<Reversal.Possible>().Which.Operations
            .Where(operation => operation is CreateTable or AddConstraint).Should().Equal(
                new CreateTable(before.Find("users")!),
                new AddConstraint("posts", reference));
    }
}
