using System.CommandLine;

namespace Schema.Runner;

/// <summary>A verb that lists migrations.</summary>
internal abstract class ListVerb(MigrationRunner runner, MigrateOptions options, string name, string description)
    : Verb(runner, options)
{
    protected override Command Define()
    {
        var json = VerbOptions.Json();
        var command = new Command(name, description) { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var migrations = await ListAsync(OptionsOf(parsed), cancellationToken);
            Output.Write(parsed.GetValue(json) ? StatusJson.Of(migrations) : Table(migrations));
            return ExitCode.Done;
        });
        return command;
    }

    protected abstract Task<IReadOnlyList<MigrationStatus>> ListAsync(
        MigrateOptions given, CancellationToken cancellationToken);

    protected abstract string Table(IReadOnlyList<MigrationStatus> migrations);
}

/// <summary><c>schema pending</c></summary>
internal sealed class PendingVerb(MigrationRunner runner, MigrateOptions options)
    : ListVerb(runner, options, "pending", "List what is not applied yet.")
{
    protected override async Task<IReadOnlyList<MigrationStatus>> ListAsync(
        MigrateOptions given, CancellationToken cancellationToken) =>
        [.. (await Runner.StatusAsync(given, cancellationToken)).Where(one => one.State is MigrationState.Pending)];

    protected override string Table(IReadOnlyList<MigrationStatus> migrations) =>
        migrations.Count == 0 ? "Nothing is pending.\n" : StatusTable.Of(migrations);
}

/// <summary><c>schema history</c></summary>
internal sealed class HistoryVerb(MigrationRunner runner, MigrateOptions options) : ListVerb(
    runner, options, "history", "List what is applied, in that order: who applied it and when, how long it took, and with which release.")
{
    protected override Task<IReadOnlyList<MigrationStatus>> ListAsync(
        MigrateOptions given, CancellationToken cancellationToken) => Runner.HistoryAsync(given, cancellationToken);

    protected override string Table(IReadOnlyList<MigrationStatus> migrations) => HistoryTable.Of(migrations);
}
