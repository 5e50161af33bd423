using System.Xml.Linq;

namespace Schema.Generators.Tests.Packaging;

public sealed class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private static readonly string Version = typeof(MigrationRegistryGenerator).Assembly.GetName().Version!.ToString(3);

    public static TheoryData<string> Packages => new(PackageFeed.Packages);

    [Theory, MemberData(nameof(Packages))]
    public void A_package_asks_for_plain_minimum_versions(string package)
    {
        using var archive = feed.Open(package);
        using var nuspec = archive.GetEntry($"{package}.nuspec")!.Open();

        XDocument.Load(nuspec).Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(dependency => dependency.Attribute("version")!.Value)
            .Should().NotBeEmpty().And.AllSatisfy(version => version.Should().MatchRegex(@"^\d+\.\d+\.\d+$"));
    }

    [Fact]
    public void The_runner_s_package_carries_the_generator_and_all_that_it_needs()
    {
        using var archive = feed.Open("Schema.Runner");

        archive.Entries.Select(entry => entry.FullName)
            .Where(name => "analyzers/ build/ buildTransitive/ THIRD-PARTY-NOTICES.txt".Split(' ').Any(name.StartsWith))
            .Should().BeEquivalentTo(
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/Humanizer.dll",
                "analyzers/dotnet/cs/Schema.Dsl.dll",
                "analyzers/dotnet/cs/Schema.Generators.dll",
                "buildTransitive/Schema.Runner.props");
    }

    [Fact]
    public async Task An_application_and_a_library_build_from_one_reference_each_to_the_same_bytes_everywhere()
    {
        await WriteSolutionAsync("here");
        await WriteSolutionAsync("there");

        var here = await BuildAsync("here/my-app");
        var there = await BuildAsync("there/my-app");

        var run = await feed.DotnetAsync(Path.Combine(here, "my-app.dll"));
        run.Output.Should().Be("20240705205730 AddUsers\n20240706080000 AddInvoices\n");
        foreach (var file in new[] { "my-app.dll", "my-app.pdb", "Acme.Billing.dll", "Acme.Billing.pdb" })
        {
            (await File.ReadAllBytesAsync(Path.Combine(here, file)))
                .Should().Equal(await File.ReadAllBytesAsync(Path.Combine(there, file)), "{0} is deterministic", file);
        }
    }

    [Fact]
    public async Task A_migration_without_a_version_fails_the_build()
    {
        await WriteProjectAsync("broken/broken.csproj", "<OutputType>Library</OutputType>", Reference("Schema.Runner"));
        await feed.WriteAsync("broken/AddUsers.cs", Migration("Broken", "AddUsers", "users"));

        var build = await feed.DotnetAsync("build", "broken", "-v:q", "-nologo");

        build.ExitCode.Should().Be(1);
        build.Output.Should().Contain("AddUsers.cs(6,23): error SCH001: Migration 'AddUsers' has no version. ")
            .And.Contain("https://github.com/schema-migrations/schema/blob/main/docs/diagnostics/SCH001.md");
    }

    [Fact]
    public async Task An_application_that_references_SQLite_alone_migrates_and_goes_back()
    {
        await WriteProjectAsync(
            "users/users.csproj", "<OutputType>Exe</OutputType>", Reference("Schema.Runner.Sqlite"));
        await feed.WriteAsync("users/20240705205730_AddUsers.cs", Migration("users", "AddUsers", "users"));
        await feed.WriteAsync("users/Migrations/20240706080000_add_roles.up.sql", "CREATE TABLE roles (name text);");
        await feed.WriteAsync("users/Migrations/20240706080000_add_roles.down.sql", "DROP TABLE roles;");
        await feed.WriteAsync("users/Program.cs", """
            var options = new Schema.Runner.MigrateOptions { Database = "sqlite:users.db" };
            return await users.Release.RunAsync(args, options) ?? 42;
            """);

        var application = Path.Combine(await BuildAsync("users"), "users.dll");

        var migrate = await feed.DotnetAsync(application, "migrate");
        migrate.ExitCode.Should().Be(0, "{0}", migrate);
        migrate.Errors.Should().Contain("== Running 20240705205730 AddUsers forward\ncreate table users\n");
        (await feed.DotnetAsync(application, "rollback", "--steps", "1")).Errors
            .Should().Contain("== Running 20240706080000 add_roles backward\n"
                + "execute file Migrations/20240706080000_add_roles.down.sql\n");
        (await feed.DotnetAsync(application)).ExitCode.Should().Be(42);
    }

    private async Task WriteSolutionAsync(string folder)
    {
        await WriteProjectAsync(
            $"{folder}/Acme.Billing/Acme.Billing.csproj",
            "<OutputType>Library</OutputType><LangVersion>12</LangVersion><AnalysisLevel>latest-all</AnalysisLevel>",
            Reference("Schema.Runner"));
        await feed.WriteAsync(
            $"{folder}/Acme.Billing/20240706080000_AddInvoices.cs",
            Migration("Acme.Billing", "AddInvoices", "invoices"));

        await WriteProjectAsync(
            $"{folder}/my-app/my-app.csproj",
            "<OutputType>Exe</OutputType>",
            Reference("Schema.Runner") + """
                <ProjectReference Include="../Acme.Billing/Acme.Billing.csproj" />
                <Compile Include="../shared/20240705205730_AddUsers.cs" Link="Migrations/AddUsers.cs" />
                """);
        await feed.WriteAsync(
            $"{folder}/shared/20240705205730_AddUsers.cs",
            Migration("my_app.Migrations", "AddUsers", "users"));
        await feed.WriteAsync($"{folder}/my-app/Program.cs", """
            using my_app;

            Release.Include(Acme.Billing.MigrationRegistry.All);

            foreach (var migration in MigrationRegistry.All.Concat(Acme.Billing.MigrationRegistry.All))
            {
                Console.WriteLine(migration);
            }
            """);
    }

    // As strict as a project can be; the traps that are mere warnings by default are errors.
    private Task WriteProjectAsync(string file, string properties, string references) => feed.WriteAsync(file, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {properties}
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <PathMap>$([System.IO.Path]::GetFullPath('$(MSBuildProjectDirectory)/..'))=/_</PathMap>
          </PropertyGroup>
          <ItemGroup>{references}</ItemGroup>
        </Project>
        """);

    private static string Migration(string @namespace, string name, string table) => $$"""
        using Schema.Dsl;

        namespace {{@namespace}};

        /// <summary>A migration of a strict project.</summary>
        internal sealed class {{name}} : Migration
        {
            /// <inheritdoc/>
            public override void Change() => CreateTable("{{table}}", t => t.String("name").NotNull());
        }
        """;

    private static string Reference(string package) =>
        $"""<PackageReference Include="{package}" Version="{Version}" />""";

    /// <returns>The folder of what was built.</returns>
    private async Task<string> BuildAsync(string project)
    {
        var build = await feed.DotnetAsync("build", project, "-v:q", "-nologo");
        build.ExitCode.Should().Be(0, "{0}", build);
        build.Output.Should().NotContain("warning");
        return feed.PathOf($"{project}/bin/Debug/net10.0");
    }
}
