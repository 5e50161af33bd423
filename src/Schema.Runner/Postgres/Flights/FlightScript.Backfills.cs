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
        _hasBackfills = hasTable;
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

    // With all that it takes to run it: whoever does need not know the migration.
    private IEnumerable<FlightCommand> LeaveToBackground(PlacedStage here, Step step)
    {
        var (migration, backfill) = (here.Migration, step.Background!);
        var place = migration.StepsDone + 1
            + Array.FindIndex([.. migration.Steps], one => ReferenceEquals(one, step));
        IEnumerable<FlightCommand> commands =
        [
            .. Foresee(here.Index, backfill),
            new(FlightPart.Foresight, here.Index, BackfillSql.IsEmpty(backfill)) { Backfill = backfill },
            new(FlightPart.Setting, here.Index, "RESET ROLE"),
            .. _hasBackfills ? [] : _backfills.Create(session.GrantTo)
                .Select(sql => new FlightCommand(FlightPart.Journal, here.Index, sql)),
            new(FlightPart.Journal, here.Index, _backfills.Leave)
            {
                Parameters =
                [
                    new NpgsqlParameter<long> { TypedValue = migration.Version },
                    new NpgsqlParameter<bool> { TypedValue = false },
                    new NpgsqlParameter<int> { TypedValue = place },
                    BackfillTask.Text(migration.Name),
                    BackfillTask.Text(backfill.Name),
                    BackfillTask.Text(Fingerprint.Of([step])),
                    new NpgsqlParameter<int> { TypedValue = backfill.BatchSize },
                    BackfillTask.Text(backfill.Table),
                    BackfillTask.Text(backfill.Set),
                    BackfillTask.Text(backfill.Where),
                    new NpgsqlParameter<TimeSpan> { TypedValue = backfill.Target },
                ],
            },
            .. TakeRole(here.Index, "SET LOCAL ROLE"),
        ];
        _hasBackfills = true;
        return commands;
    }

    // What fills rows goes before what it fills: a batch that runs is waited for here.
    private IEnumerable<FlightCommand> DropBackground(PlacedStage first) =>
        first.Migration.Direction is Direction.Forward || !_hasBackfills ? [] :
        [
            new(FlightPart.Journal, first.Index, _backfills.DropBackground)
            {
                Parameters = [new NpgsqlParameter<long> { TypedValue = first.Migration.Version }],
            },
        ];

    // What comes before rows that are filled is committed before: whatever can be known by then is to be known.
    private static IEnumerable<FlightCommand> Foresee(int index, Backfill backfill) =>
    [
        new(FlightPart.Foresight, index, BackfillKey.Check)
        {
            Backfill = backfill,
            Parameters =
            [
                BackfillTask.Text(backfill.Table),
                new NpgsqlParameter { Value = backfill.Changed.ToArray() },
                new NpgsqlParameter<bool> { TypedValue = backfill.IsMarked },
            ],
        },
        new(FlightPart.Foresight, index, $"EXPLAIN {backfill.Statement}") { Backfill = backfill },
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
