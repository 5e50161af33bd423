using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

// Rows that are filled in batches: what is written down before.
internal sealed partial class FlightScript
{
    /// <summary>Says, in the journal and beside it, that the rows of a migration's next step are being filled.</summary>
    /// <param name="flight">Of that step alone.</param>
    /// <param name="preparation">The statements that make the history table ours; none if it is.</param>
    /// <param name="hasTable">Backfills have a table to keep how far they are.</param>
    public IEnumerable<FlightCommand> Begin(Flight flight, IReadOnlyList<string> preparation, bool hasTable)
    {
        var migration = flight.Migrations[0];
        var here = new PlacedStage(flight, migration, 0, migration.Stages.First(), migration.StepsDone, 0);
        IEnumerable<FlightCommand> commands =
        [
            .. preparation.Count > 0 ? Prepare(preparation) : [],
            .. Open(0, Books),
            new(FlightPart.Fence, 0, history.Fence(HistoryTop.Of(flight.PlannedFrom.Applied), whole: true)),
            .. Announce(here),
            .. TakeRole(0, "SET LOCAL ROLE"),
            .. Foresee(0, migration.NextBackfill!),
            new(FlightPart.Setting, 0, "RESET ROLE"),
            Row(here, isDone: false),
            .. hasTable ? [] : _backfills.Create(session.GrantTo)
                .Select(sql => new FlightCommand(FlightPart.Journal, 0, sql)),
            new(FlightPart.Journal, 0, _backfills.Begin)
            {
                Parameters =
                [
                    .. new BackfillTask(migration, here.Stage.End, flight.Run).Parameters(withLease: false),
                    BackfillTask.Text(migration.Name),
                    BackfillTask.Text(migration.NextBackfill!.Name),
                    BackfillTask.Text(Fingerprint.Of(migration.Steps)),
                    new NpgsqlParameter<int> { TypedValue = migration.NextBackfill.BatchSize },
                ],
            },
            new(FlightPart.Commit, 0, "COMMIT"),
        ];
        return commands.Select(command => command with { StepsBefore = migration.StepsDone });
    }

    // What comes before rows that are filled is committed before: whatever can be known by then is to be known.
    private static IEnumerable<FlightCommand> Foresee(int index, Backfill backfill) =>
    [
        new(FlightPart.Foresight, index, BackfillKey.Check)
        {
            Parameters =
            [
                BackfillTask.Text(backfill.Table),
                new NpgsqlParameter { Value = backfill.Changed.ToArray() },
                new NpgsqlParameter<bool> { TypedValue = backfill.IsMarked },
            ],
        },
        new(FlightPart.Foresight, index, $"EXPLAIN {backfill.Statement}"),
    ];

    // It was edited since, or taken out of its migration.
    private IEnumerable<FlightCommand> Forget(UnfinishedMigration half, int index) =>
        half.Backfilling is not { } begun ? [] :
        [
            Journal(index, _journal.Delete, begun.End),
            new(FlightPart.Journal, index, _backfills.Drop)
            {
                Parameters =
                [
                    new NpgsqlParameter<long> { TypedValue = half.Version },
                    new NpgsqlParameter<bool> { TypedValue = half.Direction is Direction.Backward },
                    new NpgsqlParameter<int> { TypedValue = begun.End },
                ],
            },
        ];
}
