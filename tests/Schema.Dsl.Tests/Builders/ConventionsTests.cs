namespace Schema.Dsl.Tests.Builders;

/// <summary>What a migration does not say is said by its project's conventions.</summary>
public sealed class ConventionsTests
{
    private static readonly Conventions Ours = new()
    {
        Key = new KeyConvention("uid", "uuid") { DefaultSql = "gen_random_uuid()" },
        StringType = "text",
        Timestamps = new TimestampsConvention("created_at", "changed_at") { Type = "timestamp", DefaultSql = "clock()" },
    };

    [Fact]
    public void A_table_gets_the_key_the_strings_and_the_timestamps_that_they_name() =>
        Columns(m => m.CreateTable("users", t =>
        {
            t.String("name");
            t.String("code", 8);
            t.References("accounts");
            t.Timestamps();
        })).Should().Equal(
            "uid uuid not null default gen_random_uuid()",
            "name text",
            "code varchar(8)",
            "account_id uuid",
            "created_at timestamp not null default clock()",
            "changed_at timestamp not null default clock()");

    [Fact]
    public void A_reference_is_to_the_key_that_they_name() =>
        Operations(m => m.AddColumn("posts", t => t.References("users"))).OfType<AddConstraint>()
            .Should().ContainSingle().Which.Constraint.Should().BeOfType<ForeignKeyConstraint>()
            .Which.ReferencedColumns.Should().Equal("uid");

    [Fact]
    public void What_is_not_named_is_named_by_their_templates()
    {
        var ours = new Conventions
        {
            Names = new NamingConvention
            {
                Index = "ix_{table}_{columns}",
                UniqueIndex = "ux_{table}_{columns}",
                PrimaryKey = "pk_{table}",
                Unique = "uq_{table}_{columns}",
                ForeignKey = "fk_{table}_{columns}",
                Check = "ck_{table}_{columns}",
                Exclusion = "ex_{table}_{columns}",
                ReferenceColumn = "{table}_key",
            },
        };

        var operations = Recorded.By(ours, m =>
        {
            m.CreateTable("posts", t =>
            {
                t.Integer("size").Unique().Check("size > 0");
                t.References("users");
                t.Exclude(x => x.With("size", "="));
            });
            m.Index("posts", "size");
            m.UniqueIndex("posts", "size");
        });

        var table = ((CreateTable)operations[0]).Table;
        table.Constraints.Select(constraint => constraint.Name).Should().Equal(
            "pk_posts", "uq_posts_size", "ck_posts_size", "fk_posts_users_key", "ex_posts_size");
        table.Indexes.Concat(operations.OfType<CreateIndex>().Select(create => create.Index)).Select(index => index.Name)
            .Should().Equal("ix_posts_users_key", "ix_posts_size", "ux_posts_size");
    }

    [Fact]
    public void What_another_table_is_like_is_named_by_their_templates()
    {
        var ours = new Conventions
        {
            Names = new NamingConvention
            {
                Index = "ix_{table}_{columns}",
                PrimaryKey = "pk_{table}",
                Unique = "uq_{table}_{columns}",
                Exclusion = "ex_{table}_{columns}",
            },
        };
        var source = Recorded.Fold(m =>
        {
            m.CreateTable("posts", t =>
            {
                t.Integer("size").Unique();
                t.Exclude(x => x.With("size", "="));
            });
            m.Index("posts", "size");
        });

        var copy = source.Apply(Recorded.By(ours, m => m.CreateTable("copies", t => t.Like("posts", Including.All))).Single())
            .Find("copies")!;
        copy.Constraints.Select(constraint => constraint.Name)
            .Should().Equal("pk_copies", "uq_copies_size", "ex_copies_size");
        copy.Indexes.Select(index => index.Name).Should().Equal("ix_copies_size");
    }

    [Fact]
    public void A_check_of_a_domain_is_named_by_their_templates()
    {
        var ours = new Conventions { Names = new NamingConvention { Check = "ck_{table}_{columns}" } };

        var operations = Recorded.By(ours, m =>
        {
            m.CreateDomain("email", "text", d => d.Check("VALUE <> ''"));
            m.AlterDomain("phone", d => d.Check("VALUE <> ''"));
        });

        operations.Should().Equal(
            new CreateObject(new Domain("email", new("text")) { Checks = new[] { new DomainCheck("ck_email", "VALUE <> ''") } }),
            new AddDomainCheck(Domain.NameOf("phone"), new DomainCheck("ck_phone", "VALUE <> ''")));
    }

    [Fact]
    public void A_template_says_only_what_can_be_filled_in()
    {
        var ours = new Conventions { Names = new NamingConvention { Index = "ix_{schema}_{table}" } };
        var record = () => Recorded.By(ours, m => m.Index("posts", "size"));

        record.Should().Throw<InvalidMigrationException>().WithMessage(
            "The template of a name, \"ix_{schema}_{table}\", has {schema} in it, and nothing says what that is. "
            + "There are {table}, {columns} and {singular}.");
    }

    [Fact]
    public void What_a_migration_says_goes_before_them() =>
        Columns(m => m.CreateTable("users", t => t.BigInt("id").Identity().PrimaryKey()))
            .Should().Equal("id bigint not null");

    [Fact]
    public void A_type_that_no_server_has_is_refused()
    {
        var record = () => Recorded.By(Ours with { StringType = "text(5)" }, m => m.CreateTable("a", t => t.String("b")));

        record.Should().Throw<InvalidMigrationException>().WithMessage("*text takes no parameters*");
    }

    private static ValueList<Operation> Operations(Action<Recorded> change) => Recorded.By(Ours, change);

    private static IEnumerable<string> Columns(Action<Recorded> change) =>
        ((CreateTable)Operations(change).Single()).Table.Columns.Select(column => string.Concat(
            $"{column.Name} {column.Type}",
            column.NotNull ? " not null" : "",
            column.Default is ExpressionValue { Sql: var sql } ? $" default {sql}" : ""));
}
