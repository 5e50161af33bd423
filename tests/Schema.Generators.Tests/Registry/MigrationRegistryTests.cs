using static Schema.Generators.Tests.Sources;

namespace Schema.Generators.Tests.Registry;

public sealed class MigrationRegistryTests
{
    [Fact]
    public void Lists_migrations_by_version_whatever_the_order_of_the_files()
    {
        var forward = new SourceProject(AddUsers, AddPosts).Generate();
        var backward = new SourceProject(AddPosts, AddUsers).Generate();

        forward.Entries.Should().Equal(
            "new(20240705205730, \"AddUsers\", static () => new global::Users.Migrations.AddUsers()),",
            "new(20240705223300, \"AddPosts\", static () => new global::Users.Migrations.AddPosts()),");
        backward.Registry.Should().Be(forward.Registry);
        backward.Release.Should().Be(forward.Release);
    }

    [Fact]
    public void Lists_repeatables_behind_the_migrations()
    {
        var run = new SourceProject(
            ("Active.cs", "public sealed class Active : Repeatable { public override void Change() { } }"),
            ("Testers.cs", """
                [Environments("Development", "a\"b")]
                public sealed class Testers : Seed { public override void Change() { } }
                """),
            AddUsers).Generate();

        run.Entries.Should().Equal(
            "new(20240705205730, \"AddUsers\", static () => new global::Users.Migrations.AddUsers()),",
            "new(0, \"Active\", static () => new global::Active()) { Kind = global::Schema.Dsl.MigrationKind.Repeatable },",
            "new(0, \"Testers\", static () => new global::Testers()) { Kind = global::Schema.Dsl.MigrationKind.Seed, "
            + "Environments = new[] { \"Development\", \"a\\\"b\" } },");
    }

    [Fact]
    public void Is_not_there_without_a_migration() =>
        new SourceProject(("Program.cs", "internal sealed class Program;")).Generate().Files.Should().BeEmpty();

    [Fact]
    public void Takes_a_version_from_the_attribute_where_the_file_name_has_none() =>
        new SourceProject(Migration("AddUsers.cs", "AddUsers", "[Migration(20240705205730)]"))
            .Generate().Entries.Should().ContainSingle().Which.Should().StartWith("new(20240705205730, \"AddUsers\"");

    [Theory]
    [InlineData("/home/someone/users/Migrations/20240705205730_AddUsers.cs")]
    [InlineData(@"C:\Users\someone\users\Migrations\20240705205730_AddUsers.cs")]
    [InlineData(@"..\..\shared/20240705205730_AddUsers.cs")]
    [InlineData("/_/src/20240705205730_AddUsers.cs")]
    [InlineData("obj/generated/20240705205730_AddUsers.g.cs")]
    [InlineData("20240705205730_AddUsers.Designer.cs")]
    [InlineData("/2023_archive/20240705205730_AddUsers.cs")]
    public void Takes_a_version_from_the_last_part_of_a_path_whatever_system_wrote_it(string path) =>
        new SourceProject(Migration(path, "AddUsers"))
            .Generate().Entries.Should().ContainSingle().Which.Should().StartWith("new(20240705205730, \"AddUsers\"");

    [Fact]
    public void Takes_the_version_of_a_partial_class_from_the_file_that_is_named_after_it()
    {
        var run = new SourceProject(
            ("AddUsers.Indexes.cs", "partial class AddUsers : Migration { private void Indexes() { } }"),
            ("20240705205730_AddUsers.cs", "partial class AddUsers { public override void Change() => Indexes(); }"),
            ("20240705205730_AddUsers.Tables.cs", "partial class AddUsers : Migration { }")).Generate();

        run.Entries.Should().Equal("new(20240705205730, \"AddUsers\", static () => new global::AddUsers()),");
    }

    [Fact]
    public void Lists_what_derives_indirectly_and_no_abstract_class()
    {
        var run = new SourceProject(
            ("Tenant.cs", "internal abstract class Tenant<T> : Migration { public override void Change() { } }"),
            ("Customer.cs", "internal abstract class Customer : Tenant<int> { }"),
            ("20240705205730_AddUsers.cs", "internal sealed class AddUsers : Customer { }")).Generate();

        run.Entries.Should().Equal("new(20240705205730, \"AddUsers\", static () => new global::AddUsers()),");
    }

    [Fact]
    public void Names_nested_classes_and_keywords_so_that_they_compile()
    {
        var run = new SourceProject(
            ("20240705205730_Inner.cs", """
                namespace @namespace.Schema;

                internal static class Outer
                {
                    public sealed class Inner : Migration
                    {
                        public override void Change() { }
                    }
                }
                """),
            ("20240705205731_class.cs", "class @class : Migration { public override void Change() { } }"))
            .Generate();

        run.Entries.Should().Equal(
            "new(20240705205730, \"Inner\", static () => new global::@namespace.Schema.Outer.Inner()),",
            "new(20240705205731, \"class\", static () => new global::@class()),");
    }

    [Fact]
    public void Carries_the_reason_why_there_is_no_way_back()
    {
        var reason = """[Irreversible("e-mails {0} \"were\" sent\nto C:\\all")]""";
        var run = new SourceProject(Migration("20240705205730_AddUsers.cs", "AddUsers", reason)).Generate();

        run.Entries.Should().Equal(
            "new(20240705205730, \"AddUsers\", static () => new global::Users.Migrations.AddUsers()) "
            + """{ IrreversibleBecause = "e-mails {0} \"were\" sent\nto C:\\all" },""");
    }

    [Theory]
    [InlineData("Lock = \"5s\", Statement = \"1h\"", "\"5s\", \"1h\"")]
    [InlineData("Statement = \"0\"", "null, \"0\"")]
    public void Carries_how_long_statements_may_wait_and_run(string stated, string carried) =>
        new SourceProject(Migration("20240705205730_AddUsers.cs", "AddUsers", $"[Timeouts({stated})]"))
            .Generate().Entries.Should().Equal(
                "new(20240705205730, \"AddUsers\", static () => new global::Users.Migrations.AddUsers()) "
                + $"{{ Timeouts = new({carried}) }},");

    [Fact]
    public void Carries_the_reason_why_it_runs_as_it_is_written()
    {
        var run = new SourceProject(
            Migration("20240705205730_AddUsers.cs", "AddUsers", "[Unsafe(\"nobody uses it\")]")).Generate();

        run.Entries.Should().Equal(
            "new(20240705205730, \"AddUsers\", static () => new global::Users.Migrations.AddUsers()) "
            + "{ UnsafeBecause = \"nobody uses it\" },");
    }

    [Theory]
    [InlineData("[Phase(Phase.Contract)]", " { Phase = global::Schema.Dsl.Phase.Contract },")]
    [InlineData("[Phase(Phase.Expand)]", ",")]
    public void Carries_the_phase(string attribute, string stated) =>
        new SourceProject(Migration("20240705205730_AddUsers.cs", "AddUsers", attribute)).Generate().Entries.Should().Equal(
            $"new(20240705205730, \"AddUsers\", static () => new global::Users.Migrations.AddUsers()){stated}");

    [Fact]
    public void Lists_a_migration_without_a_version_as_one_that_the_runner_refuses() =>
        new SourceProject(Migration("AddUsers.cs", "AddUsers"), Migration("2024_AddPosts.cs", "AddPosts"))
            .Generate().Entries.Should().Equal(
                "new(0, \"AddPosts\", static () => new global::Users.Migrations.AddPosts()),",
                "new(0, \"AddUsers\", static () => new global::Users.Migrations.AddUsers()),");

    [Theory]
    [InlineData("internal sealed class AddUsers<T> : Migration { }")]
    [InlineData("internal static class Outer<T> { public sealed class AddUsers : Migration { } }")]
    [InlineData("internal static class Outer { private sealed class AddUsers : Migration { } }")]
    [InlineData("internal class Outer { protected sealed class AddUsers : Migration { } }")]
    [InlineData("file sealed class AddUsers : Migration { }")]
    [InlineData("internal sealed class AddUsers : Migration { private AddUsers() { } }")]
    [InlineData("internal sealed class AddUsers(string table) : Migration { public string Table => table; }")]
    [InlineData("internal sealed class AddUsers : Migration { public required string Table { get; init; } }")]
    [InlineData("internal sealed class AddUsers { }")]
    public void Leaves_out_what_it_could_not_make(string text) =>
        new SourceProject(("20240705205730_AddUsers.cs", text)).Generate().Files.Should().BeEmpty();

    [Theory]
    [InlineData("internal class AddUsers(string table = \"users\") : Migration { public string Table => table; }")]
    [InlineData("internal class AddUsers(params string[] tables) : Migration { public string[] Tables => tables; }")]
    [InlineData("internal sealed class AddUsers : Migration { internal AddUsers() { } }")]
    [InlineData("internal class Outer { protected internal sealed class AddUsers : Migration { } }")]
    [InlineData("""
        internal sealed class AddUsers : Migration
        {
            [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public AddUsers() => Table = "users";
            public required string Table { get; init; }
        }
        """)]
    public void Lists_what_it_can_make_without_arguments(string text) =>
        new SourceProject(("20240705205730_AddUsers.cs", text)).Generate().Entries.Should().ContainSingle();

    [Fact]
    public void Lists_an_obsolete_migration_without_a_warning() =>
        new SourceProject(Migration("20240705205730_AddUsers.cs", "AddUsers", "[System.Obsolete(\"use AddPeople\")]"))
            .Generate().Entries.Should().ContainSingle();

    [Fact]
    public void Compiles_in_a_library_that_is_marked_as_CLS_compliant() =>
        new SourceProject(AddUsers, ("Assembly.cs", "[assembly: System.CLSCompliant(true)]"))
            .Generate().Entries.Should().ContainSingle();
}
