using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

// What an attempt has left behind that no journal of ours knows of: another tool's, or a person's.
internal sealed partial class PostgresSession
{
    public override async Task<FlightOutcome> ClearAsync(
        Flight flight, IFlightObserver observer, CancellationToken cancellationToken)
    {
        var steps = flight.Migrations
            .SelectMany(migration => migration.Steps.Select(step => (Migration: migration, Step: step)))
            .Where(one => one.Step.Probe is { RepairCompletes: false, Repair.Count: > 0 })
            .ToArray();
        if (steps.Length == 0)
        {
            return FlightOutcome.Landed;
        }

        var answers = await LookAsync(AskAsync([.. steps.Select(one => one.Step.Probe!)]), cancellationToken);
        foreach (var ((migration, step), _) in steps.Zip(answers).Where(pair => pair.Second == "half"))
        {
            observer.Noticed("NOTICE", $"{step.Summary}: an attempt has left something half done. It is dropped first.");
            var repair = new Flight(
                [new(migration.Version, migration.Name, migration.Direction, new[] { step with { Statements = step.Probe!.Repair } })],
                flight.PlannedFrom,
                Guid.NewGuid(),
                Release: null)
            {
                CommittedBefore = flight.CommittedBefore,
            };
            var outcome = await FlyAsync(
                Script.Clear(repair, Preparation, step.Probe!), repair, new NoticesOnly(observer), cancellationToken);
            if (outcome is not FlightOutcome.Landed)
            {
                return outcome;
            }
        }

        return FlightOutcome.Landed;
    }

    private async Task<IReadOnlyList<string>> AskAsync(IReadOnlyList<Probe> probes)
    {
        await using var batch = new NpgsqlBatch(_connection);
        foreach (var probe in probes)
        {
            batch.BatchCommands.Add(new(probe.Question));
        }

        var answers = new List<string>();
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        do
        {
            answers.Add(await reader.ReadAsync() ? reader.GetString(0) : "");
        }
        while (await reader.NextResultAsync());
        return answers;
    }
}
