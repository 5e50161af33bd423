using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

// What is half done outside a transaction: by a run of ours, as the journal says, or by anybody else.
internal sealed partial class PostgresSession
{
    public override async Task<FlightOutcome> MendAsync(
        HistoryReading reading,
        IFlightObserver observer,
        IReadOnlyList<PlannedMigration> committed,
        CancellationToken cancellationToken)
    {
        var (half, stage) = (reading.Unfinished!, reading.Unfinished!.BrokenOff!);
        var probe = stage.Probe ?? throw Unmendable(half, "this binary cannot read how to go on with it", committed);
        var answer = (await AskAsync(() => AskAsync([probe]), cancellationToken))[0] switch
        {
            "pending" => ProbeAnswer.Pending,
            "half" => ProbeAnswer.Half,
            "done" => ProbeAnswer.Done,
            var taken => throw Unmendable(
                half, $"something else has its name now{taken["taken".Length..]}. Rename or drop that", committed),
        };
        var repair = new Step(stage.Summary, probe.Repair) { Probe = probe };
        var flight = new Flight(
            [new(half.Version, half.Name, half.Direction, new[] { repair })], reading, Guid.NewGuid(), Release: null)
        {
            CommittedBefore = committed,
        };
        return await FlyAsync(
            Script.Mend(flight, Preparation, half, answer), flight, new NoticesOnly(observer), cancellationToken);
    }

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

    // An index that is half built costs every writer. Where it cannot go soon, the next run takes it away.
    private async Task TidyAsync(Flight flight, IFlightObserver observer)
    {
        using var patience = new CancellationTokenSource(TimeToTidy);
        try
        {
            var reading = await ReadHistoryAsync(HistoryDetail.Brief, patience.Token);
            if (reading is { LockHolder: null, Unfinished.BrokenOff: { } stage } && stage.Run == flight.Run)
            {
                await MendAsync(reading, observer, flight.CommittedBefore, patience.Token);
            }
        }
        catch (Exception error) when (error is MigrationException or OperationCanceledException)
        {
            // What is told is why the flight failed.
        }
    }

    private static PlanRejectedException Unmendable(
        UnfinishedMigration half, string why, IReadOnlyList<PlannedMigration> committed) =>
        new([new(half.Version, half.Name, $"\"{half.BrokenOff!.Summary}\" was broken off, and {why}.")], committed);

    // With the role, which may be the only one that can use the schema.
    private async Task<IReadOnlyList<string>> AskAsync(IReadOnlyList<Probe> probes)
    {
        await using var batch = new NpgsqlBatch(_connection)
        {
            BatchCommands =
            {
                new("BEGIN"),
                new(_settings.Role is { } role ? $"SET LOCAL ROLE {PostgresSyntax.Name(role)}" : "RESET ROLE"),
            },
        };
        foreach (var probe in probes)
        {
            batch.BatchCommands.Add(new(probe.Question));
        }

        batch.BatchCommands.Add(new("COMMIT"));
        var answers = new List<string>();
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        do
        {
            while (await reader.ReadAsync())
            {
                answers.Add(reader.GetString(0));
            }
        }
        while (await reader.NextResultAsync());
        return answers;
    }
}
