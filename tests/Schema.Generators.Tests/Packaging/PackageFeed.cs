using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using Schema.Testing.Processes;

namespace Schema.Generators.Tests.Packaging;

/// <summary>The packages as users get them, in a folder that they are restored from, and nothing else.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(Here(), "../../../src"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schema-packages-");

    /// <summary>All that users can reference.</summary>
    public static IReadOnlyList<string> Packages { get; } =
        ["Schema.Dsl", "Schema.Planning", "Schema.Runner", "Schema.Runner.Sqlite", "Schema.AspNetCore"];

    public async Task InitializeAsync()
    {
        var projects = string.Join(';', Packages.Select(package => Path.Combine(Source, package, $"{package}.csproj")));

        // What is not ours comes from where this build restored it, without a network.
        await WriteAsync("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="restored" value="{Metadata("PackageFolder")}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        await WriteAsync("pack.proj", $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{projects}" Targets="Pack"
                  Properties="Configuration={Metadata("Configuration")};PackageOutputPath={_folder.FullName}/feed" />
              </Target>
            </Project>
            """);

        var pack = await DotnetAsync("msbuild", "pack.proj", "-t:Pack", "-v:q", "-nologo");
        pack.ExitCode.Should().Be(0, "{0}", pack);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A package, to look into.</summary>
    public ZipArchive Open(string package) =>
        ZipFile.OpenRead(Directory.GetFiles(Path.Combine(_folder.FullName, "feed"), $"{package}.?.*.nupkg").Single());

    /// <summary>The path of a file in a user's folder.</summary>
    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public async Task WriteAsync(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        await File.WriteAllTextAsync(PathOf(file), text);
    }

    /// <summary>Runs <c>dotnet</c> in the users' folder.</summary>
    public async Task<ProcessResult> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder.FullName };
        start.Environment["NUGET_PACKAGES"] = PathOf("packages");

        // No process is left behind that would hold on to the folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        await using var process = RunningProcess.Start(start);
        return await process.ExitAsync(TimeSpan.FromMinutes(10));
    }

    private static string Metadata(string key) => typeof(PackageFeed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
