namespace Schema.Tool.Tests;

/// <summary><c>dotnet schema new</c></summary>
public sealed class NewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schema-tool-").FullName;
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly FixedClock _clock = new();

    public NewTests() => File.WriteAllText(Path.Combine(_folder, "my-shop.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Writes_what_the_name_says()
    {
        (await RunAsync("new", "AddEmailToUsers")).Should().Be(0);

        _output.ToString().Should().Be("Migrations/20260102030405_AddEmailToUsers.cs\n");
        Text("20260102030405_AddEmailToUsers").Should().Be(
            """
            using Schema.Dsl;

            namespace my_shop.Migrations;

            public sealed class AddEmailToUsers : Migration
            {
                public override void Change() => AddColumn("users", t => t.Text("email"));
            }

            """);
    }

    [Theory]
    [InlineData("create orders")]
    [InlineData("create_orders")]
    public async Task Makes_a_name_of_words(string name)
    {
        (await RunAsync("new", name)).Should().Be(0);

        Text("20260102030405_CreateOrders").Should().Be(
            """
            using Schema.Dsl;

            namespace my_shop.Migrations;

            public sealed class CreateOrders : Migration
            {
                public override void Change() => CreateTable("orders", t =>
                {
                    t.Timestamps();
                });
            }

            """);
    }

    [Fact]
    public async Task Leaves_what_it_does_not_understand_to_the_author()
    {
        await RunAsync("new", "FillEmails");

        Text("20260102030405_FillEmails").Should().EndWith("{\n    public override void Change()\n    {\n    }\n}\n");
    }

    [Fact]
    public async Task Is_newer_than_all_that_are_there()
    {
        await RunAsync("new", "CreateUsers");
        await RunAsync("new", "CreateOrders");

        _output.ToString().Should().Be("Migrations/20260102030405_CreateUsers.cs\nMigrations/20260102030406_CreateOrders.cs\n");
    }

    [Theory]
    [InlineData("CreateUsers", "There is 20260102030405_CreateUsers.cs already. Give the new migration another name.\n")]
    [InlineData("2nd", "\"2nd\" is no name for a class. Say what the migration does, such as AddEmailToUsers.\n")]
    [InlineData("a.b", "\"a.b\" is no name for a class. Say what the migration does, such as AddEmailToUsers.\n")]
    public async Task Refuses_what_cannot_be_and_writes_nothing(string name, string words)
    {
        await RunAsync("new", "CreateUsers");

        (await RunAsync("new", name)).Should().Be(2);

        _error.ToString().Should().Be(words);
        Directory.GetFiles(Path.Combine(_folder, "Migrations")).Should().ContainSingle();
    }

    [Fact]
    public async Task Wants_one_project()
    {
        File.WriteAllText(Path.Combine(_folder, "other.csproj"), "<Project />");

        (await RunAsync("new", "CreateUsers")).Should().Be(2);
        (await RunAsync("new", "CreateUsers", "--project", "nowhere")).Should().Be(2);
        (await RunAsync("new", "CreateUsers", "--project", "other.csproj")).Should().Be(0);

        _error.ToString().Should().Be(
            $"There are several projects in {_folder}: my-shop.csproj, other.csproj. Name one with --project.\n"
            + $"There is no project in {Path.Combine(_folder, "nowhere")}. Go to its folder, or name it with --project.\n");
    }

    [Fact]
    public async Task Takes_the_namespace_of_the_project()
    {
        File.WriteAllText(
            Path.Combine(_folder, "my-shop.csproj"),
            "<Project><PropertyGroup><RootNamespace>Shop.Core</RootNamespace></PropertyGroup></Project>");

        await RunAsync("new", "CreateUsers");

        Text("20260102030405_CreateUsers").Should().Contain("namespace Shop.Core.Migrations;");
    }

    private Task<int> RunAsync(params string[] args) => new CommandLine(_folder, _clock, _output, _error).RunAsync(args);

    private string Text(string name) => File.ReadAllText(Path.Combine(_folder, "Migrations", $"{name}.cs"));

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
