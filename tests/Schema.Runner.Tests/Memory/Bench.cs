using Schema.Dsl;

namespace Schema.Runner.Tests;

/// <summary>A migrator with its database, clock, environment and streams, all of them in memory.</summary>
internal sealed class Bench
{
    public MemoryDatabase Database { get; } = new();

    public JumpingClock Clock { get; } = new();

    public Dictionary<string, string?> Environment { get; } = new() { ["DATABASE_URL"] = MemoryDatabase.Url };

    public StringWriter Output { get; set; } = new() { NewLine = "\n" };

    public StringWriter Error { get; set; } = new() { NewLine = "\n" };

    /// <summary>What the API logs, a line an entry.</summary>
    public StringWriter Log { get; } = new() { NewLine = "\n" };

    /// <summary>What the person at the terminal types; <see langword="null"/> if there is none.</summary>
    public string? Answer { get; set; }

    public MigrateOptions Options => new() { Logger = new PlainLogger(Log) };

    public Migrator Migrator(IEnumerable<MigrationEntry>? migrations = null) =>
        new(migrations ?? Migrations.All, "Users 1.0", Database)
        {
            Surroundings = new()
            {
                Clock = Clock,
                Variable = name => Environment.GetValueOrDefault(name),
                Output = Output,
                Error = Error,
                Input = new StringReader(Answer ?? ""),
                IsInteractive = Answer is not null,
            },
        };

    public Task<MigrationRun> MigrateAsync(
        MigrateOptions? options = null, CancellationToken cancellationToken = default) =>
        Migrator().MigrateAsync(options ?? Options, cancellationToken);

    public Task<MigrationRun> RollbackAsync(long? to = null, int? steps = null) =>
        Migrator().RollbackAsync(to, steps, Options);

    /// <summary>The command line, as a process would meet it.</summary>
    public Task<int?> RunAsync(params string[] args) => Migrator().RunAsync(args);

    /// <summary>The same for a release with other migrations.</summary>
    public Task<int?> RunAsync(IEnumerable<MigrationEntry> migrations, string args) =>
        Migrator(migrations).RunAsync(args.Split(' '));
}
