using Npgsql;
using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>Writes down all commands of a flight. See docs/decisions for why each is there, and why in this
/// order.</summary>
/// <param name="session">How the session runs.</param>
/// <param name="settings">What each transaction sets.</param>
internal sealed partial class FlightScript(
    HistorySql history, Gate gate, TransactionSettings settings, SessionSettings session)
{
    private const string Mark = "schema_migration";

    private readonly JournalSql _journal = new(history.TableName);
    private readonly BackfillSql _backfills = new(history.TableName);
    private bool _hasBackfills;

    /// <param name="preparation">The statements that make the history table ours; none if it is.</param>
    /// <param name="hasTable">Backfills have a table to keep how far they are.</param>
    public IEnumerable<FlightCommand> Write(Flight flight, IReadOnlyList<string> preparation, bool hasTable)
    {
        _hasBackfills = hasTable;
        var applied = flight.PlannedFrom.Applied.ToList();
        return
        [
            .. preparation.Count > 0 ? Prepare(preparation) : [],
            .. flight.Migrations.SelectMany((migration, index) => Migrate(flight, migration, index, applied)),
        ];
    }

    private IEnumerable<FlightCommand> Prepare(IReadOnlyList<string> preparation) =>
    [
        .. Open(-1, Books),

        // Ecto's runners keep a lock on the table while they migrate. Those who would read must not queue up behind us.
        new(FlightPart.Setting, -1, "SET LOCAL lock_timeout = '1s'"),
        .. preparation.Select(sql => new FlightCommand(FlightPart.Preparation, -1, sql)),
        new(FlightPart.Commit, -1, "COMMIT"),
    ];

    private IEnumerable<FlightCommand> Migrate(
        Flight flight, PlannedMigration migration, int index, List<AppliedMigration> applied)
    {
        var fence = new FlightCommand(
            FlightPart.Fence, index, history.Fence(HistoryTop.Of(applied), whole: index == 0));
        var end = End(flight, migration, index, applied);
        var stages = migration.Stages.ToArray();
        var (done, statement) = (migration.StepsDone, 0);
        for (var place = 0; place < stages.Length; place++)
        {
            var here = new PlacedStage(flight, migration, index, stages[place], done, statement)
            {
                IsLast = place == stages.Length - 1,
            };
            FlightCommand[] beginning = [.. Open(index, TimeoutsOf(here)), fence, .. place == 0 ? Announce(here) : []];
            var isLast = place == stages.Length - 1 && !migration.IsCut;
            foreach (var command in Run(here, beginning, isLast ? end : [InJournal(here)]))
            {
                yield return command with { StepsBefore = done };
            }

            done = here.Stage.End;
            statement += here.Stage.Steps.Sum(step => step.Statements.Count);
        }
    }

    private IEnumerable<FlightCommand> Run(
        PlacedStage here, IEnumerable<FlightCommand> beginning, IEnumerable<FlightCommand> end) =>
        here.Stage.Probe is null
            ?
            [
                .. beginning,
                .. here.Migration.Direction is Direction.Backward ? LeavingBodies(here.Index) : [],
                .. TakeRole(here.Index, "SET LOCAL ROLE"),
                new(FlightPart.Mark, here.Index, $"SAVEPOINT {Mark}"),
                .. Body(here),
                .. here is { IsLast: true, Migration.Ahead: { } ahead } ? Foresee(here.Index, ahead) : [],
                .. Settings(here.Index, TimeoutsOf(here)),
                .. end,
                new(FlightPart.Check, here.Index, $"RELEASE SAVEPOINT {Mark}"),
                new(FlightPart.Commit, here.Index, "COMMIT"),
            ]
            :
            [
                .. Outside(here, beginning),
                .. Closing(here.Index, end).Select(command => command with { IsBehindOutside = true }),
            ];

    private IEnumerable<FlightCommand> TakeRole(int index, string how) =>
        session.Role is { } role ? [new(FlightPart.Role, index, $"{how} {Name(role)}")] : NoCommands;

    private IEnumerable<FlightCommand> Closing(int index, IEnumerable<FlightCommand> end) =>
    [
        .. Open(index, Books),
        .. Settings(index, Books),
        .. end,
        new(FlightPart.Setting, index, gate.Release),
        new(FlightPart.Commit, index, "COMMIT"),
    ];

    private IEnumerable<FlightCommand> Announce(PlacedStage first) =>
    [
        .. first.Flight.PlannedFrom.Unfinished is { } half && half.Version == first.Migration.Version
            ?
            [
                new(FlightPart.Journal, first.Index, _journal.Fence(half)),
                .. Forget(half, first.Index),
                .. half.Direction != first.Migration.Direction && first.Migration.IsJournaled ? Turn(first) : NoCommands,
            ]
            : first.Migration.IsJournaled
                ? _journal.Create(session.GrantTo)
                    .Select(sql => new FlightCommand(FlightPart.Journal, first.Index, sql))
                : NoCommands,
        .. DropBackground(first),
        new(FlightPart.Announcement, first.Index, Announcement.Sql(first.Flight.Run, first.Index)),
    ];

    // On the way back a body can come before what it names: the server is not to look into it.
    private static IEnumerable<FlightCommand> LeavingBodies(int index) =>
        [new(FlightPart.Setting, index, "SET LOCAL check_function_bodies = off")];

    private IEnumerable<FlightCommand> Body(PlacedStage here)
    {
        var (index, statement) = (here.Index, here.Statement);
        foreach (var step in here.Stage.Steps)
        {
            if (step.Background is not null)
            {
                foreach (var command in LeaveToBackground(here, step))
                {
                    yield return command;
                }

                statement += step.Statements.Count;
                continue;
            }

            foreach (var sql in step.Statements)
            {
                yield return new(FlightPart.Statement, index, sql) { Statement = statement++ };
            }

            if (step.Code is { } code)
            {
                yield return new(FlightPart.Setting, index, TransactionSettings.BeforeCode);
                yield return new(FlightPart.Code, index, "") { Statement = PlaceOf(step, here.Migration), Code = code };
                yield return new(FlightPart.Setting, index, TransactionSettings.AfterCode);
            }
        }
    }

    private static int PlaceOf(Step step, PlannedMigration migration) =>
        Array.FindIndex([.. migration.AllSteps], one => ReferenceEquals(one, step));

    private StageTimeouts Books => StageTimeouts.OfBooks(session.Timeouts).Within(session.LockTimeout);

    private StageTimeouts TimeoutsOf(PlacedStage here) => here.Stage.Probe is null
        ? StageTimeouts.Of(here.Stage, here.Migration.Timeouts, session.Timeouts).Within(session.LockTimeout)
        : Books;

    private IEnumerable<FlightCommand> Settings(int index, StageTimeouts timeouts) =>
        settings.After(timeouts).Select(sql => new FlightCommand(FlightPart.Setting, index, sql));

    // States what a role's defaults may say otherwise.
    private IEnumerable<FlightCommand> Open(int index, StageTimeouts timeouts) =>
    [
        new(FlightPart.Begin, index, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
        .. settings.Before(timeouts).Select(sql => new FlightCommand(FlightPart.Setting, index, sql)),
        new(FlightPart.Gate, index, gate.Take),
    ];

    private static FlightCommand[] NoCommands => [];

    private FlightCommand[] End(
        Flight flight, PlannedMigration migration, int index, List<AppliedMigration> applied) =>
    [
        .. migration switch
        {
            { IsCut: true } or { HalfUndone: not null } => NoCommands,
            { Direction: Direction.Forward } => [Add(flight, migration, applied) with { Migration = index }],
            _ => [Remove(migration, applied) with { Migration = index }],
        },
        .. migration.IsJournaled || flight.PlannedFrom.Unfinished?.Version == migration.Version
            ? [DropJournal(index)]
            : NoCommands,
    ];

    private FlightCommand Add(Flight flight, PlannedMigration migration, List<AppliedMigration> applied)
    {
        var row = new AppliedMigration(migration.Version, HistoryTop.Of(applied).Position + 1) { Run = flight.Run };
        var down = StoredDownScript.Write(migration.Down, migration.Defined);
        applied.Add(row);
        return new(FlightPart.Record, -1, history.Insert(migration.IsJournaled ? _journal.Took : null))
        {
            Parameters =
            [
                new NpgsqlParameter<long> { TypedValue = row.Version },
                new NpgsqlParameter<string> { TypedValue = migration.Name },
                new NpgsqlParameter<long> { TypedValue = row.Position },
                new NpgsqlParameter<string> { TypedValue = migration.Fingerprint },
                new NpgsqlParameter<string> { TypedValue = down },
                new NpgsqlParameter<string> { TypedValue = flight.Release },
                new NpgsqlParameter<Guid> { TypedValue = flight.Run },
            ],
        };
    }

    private FlightCommand Remove(PlannedMigration migration, List<AppliedMigration> applied)
    {
        applied.RemoveAll(row => row.Version == migration.Version);
        return new(FlightPart.Record, -1, history.Delete)
        {
            Parameters = [new NpgsqlParameter<long> { TypedValue = migration.Version }],
        };
    }

    /// <summary>A stage, and where it stands.</summary>
    /// <param name="Index">Of its migration in the flight.</param>
    /// <param name="Done">How many steps of the migration are done before it.</param>
    /// <param name="Statement">The index of its first statement, over those of the migration.</param>
    private sealed record PlacedStage(
        Flight Flight, PlannedMigration Migration, int Index, Stage Stage, int Done, int Statement)
    {
        /// <summary>Nothing of the migration comes behind it in this flight.</summary>
        public bool IsLast { get; init; }
    }
}
