namespace Schema.Dsl.Tests.Builders;

/// <summary>What is said behind a verb, or in a table that is declared, is what is recorded.</summary>
public sealed class ConstraintOptionsTests
{
    private static readonly ValueList<string> A = new[] { "a" };

    private static readonly ValueList<StorageParameter> Full = new[] { new StorageParameter("fillfactor", "100") };

    public static TheoryData<Operation, Action<object>> Verbs => new()
    {
        {
            new AddConstraint("users", new ForeignKeyConstraint("users_a_fkey", A, "others", new[] { "id" })
            {
                MatchFull = true,
                OnDelete = ReferentialAction.SetNull,
                OnDeleteColumns = A,
                OnUpdate = ReferentialAction.Cascade,
                Deferral = Deferral.InitiallyDeferred,
                NotValid = true,
                Comment = "Why",
            }),
            on => On(on).AddForeignKey("users", "a", "others").MatchFull().OnDelete(ReferentialAction.SetNull, "a")
                .OnUpdate(ReferentialAction.Cascade).InitiallyDeferred().NotValid().Comment("Why")
        },
        {
            new AddConstraint("users", new ForeignKeyConstraint("users_a_fkey", A, "others", new[] { "id" })
            {
                OnDelete = ReferentialAction.Cascade,
                Deferral = Deferral.Deferrable,
            }),
            on => On(on).AddForeignKey("users", "a", "others").OnDelete(ReferentialAction.Cascade).Deferrable()
        },
        {
            new AddConstraint("users", new CheckConstraint("c", "a > 0") { NotValid = true, NoInherit = true, Comment = "Why" }),
            on => On(on).AddCheck("users", "a > 0", "c").NotValid().NoInherit().Comment("Why")
        },
        {
            new AddConstraint("users", new UniqueConstraint("users_a_key", A)
            {
                NullsNotDistinct = true,
                Include = new[] { "b" },
                Parameters = Full,
                Tablespace = "fast",
                Deferral = Deferral.Deferrable,
                Comment = "Why",
            }),
            on => On(on).AddUnique("users", "a").NullsNotDistinct().Include("b").With("fillfactor", 100).Tablespace("fast")
                .Deferrable().Comment("Why")
        },
        {
            new AddConstraint("users", new PrimaryKeyConstraint("users_pkey", A) { Deferral = Deferral.InitiallyDeferred })
            {
                UsingIndex = "i",
            },
            on => On(on).AddPrimaryKey("users", "a").UsingIndex("i").InitiallyDeferred()
        },
        {
            new AddConstraint("users", new ExclusionConstraint("users_a_lower_b_excl", new ExclusionElement[]
            {
                new(IndexKey.OfColumn("a") with { OperatorClass = "int4_ops" }, "="),
                new(IndexKey.OfExpression("lower(b)") with { Collation = "C" }, "ext.<>"),
            })
            {
                Method = "spigot",
                Where = "a > 0",
                Include = new[] { "b" },
                Parameters = Full,
                Tablespace = "fast",
                Deferral = Deferral.Deferrable,
                Comment = "Why",
            }),
            on => On(on).AddExclusion("users", x => x
                .With("a", "=", operatorClass: "int4_ops").WithExpression("lower(b)", "ext.<>", collation: "C")
                .Using("spigot").Where("a > 0").Include("b").Parameter("fillfactor", 100).Tablespace("fast")
                .Deferrable().Comment("Why"))
        },
        {
            new AddConstraint("users", new ExclusionConstraint("x", new ExclusionElement[] { new(IndexKey.OfColumn("a"), "&&") })
            {
                Deferral = Deferral.InitiallyDeferred,
            }),
            on => On(on).AddExclusion("users", x => x.With("a", "&&").InitiallyDeferred().Name("x"))
        },
        { new ValidateConstraint("users", "c"), on => On(on).ValidateConstraint("users", "c") },
        { new AlterConstraint("users", "c", Deferral.Deferrable), on => On(on).AlterConstraint("users", "c", Deferral.Deferrable) },
    };

    public static TheoryData<Constraint, Action<CreateTableBuilder>> Declarations => new()
    {
        {
            new PrimaryKeyConstraint("users_pkey", A) { Include = new[] { "b" } },
            t => t.PrimaryKey("a").Include("b")
        },
        {
            new UniqueConstraint("u", A) { Deferral = Deferral.InitiallyDeferred },
            t => t.Unique(["a"], "u").InitiallyDeferred()
        },
        { new CheckConstraint("users_a_check", "a > 0") { NoInherit = true }, t => t.Check("a > 0").NoInherit() },
        {
            new ForeignKeyConstraint("users_a_fkey", A, "others", new[] { "x" }) { MatchFull = true },
            t => t.ForeignKey(["a"], "others", ["x"]).MatchFull()
        },
        {
            new ExclusionConstraint("users_a_excl", new ExclusionElement[] { new(IndexKey.OfColumn("a"), "&&") }),
            t => t.Exclude(x => x.With("a", "&&"))
        },
        {
            new ForeignKeyConstraint("users_c_fkey", new[] { "c" }, "others", new[] { "id" }) { Deferral = Deferral.Deferrable },
            t => t.Text("c").References("others", deferral: Deferral.Deferrable)
        },
        {
            new ForeignKeyConstraint("users_other_id_fkey", new[] { "other_id" }, "others", new[] { "id" })
            {
                Deferral = Deferral.InitiallyDeferred,
            },
            t => t.References("others", deferral: Deferral.InitiallyDeferred)
        },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Are_recorded_by_verbs(Operation expected, Action<object> verb) =>
        Recorded.Single(verb).Should().Be(expected);

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Are_recorded_by_declarations(Constraint expected, Action<CreateTableBuilder> declare)
    {
        var create = Recorded.Single(on => on.CreateTable("users", t =>
        {
            t.Text("a");
            t.Text("b");
            declare(t);
        }));

        ((CreateTable)create).Table.Constraints.Should().Contain(expected);
    }

    private static Recorded On(object on) => (Recorded)on;
}
