using Npgsql;
using Schema.Dsl;
using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

// What runs outside a transaction, and the journal that knows how far it is.
internal sealed partial class FlightScript
{
    /// <summary>What is to be done about a stage that was broken off.</summary>
    /// <param name="preparation">The statements that make the history table ours; none if it is.</param>
    /// <param name="answer">How far it has come.</param>
    public IEnumerable<FlightCommand> Mend(
        Flight flight, IReadOnlyList<string> preparation, UnfinishedMigration half, ProbeAnswer answer)
    {
        var stage = half.BrokenOff!;
        var repair = answer is ProbeAnswer.Half ? stage.Probe!.Repair : ValueList<string>.Empty;
        var isDone = answer is ProbeAnswer.Done || (answer is ProbeAnswer.Half && stage.Probe!.RepairCompletes);
        return
        [
            .. preparation.Count > 0 ? Prepare(preparation) : [],
            .. Open(0, Books),
            new(FlightPart.Fence, 0, history.Fence(HistoryTop.Of(flight.PlannedFrom.Applied), whole: true)),
            new(FlightPart.Journal, 0, _journal.Fence(half)),
            new(FlightPart.Announcement, 0, Announcement.Sql(flight.Run, 0)),
            .. Leave(0),
            .. Repair(repair, half.StepsDone),
            .. Closing(
                0,
                [
                    isDone ? Journal(0, _journal.Finish, stage.End)
                        : half.Stages.Count > 1 ? Journal(0, _journal.Delete, stage.End)
                        : DropJournal(0),
                ]),
        ];
    }

    /// <summary>What is to be done about something half done that the journal does not know.</summary>
    /// <param name="preparation">The statements that make the history table ours; none if it is.</param>
    public IEnumerable<FlightCommand> Clear(Flight flight, IReadOnlyList<string> preparation, Probe probe) =>
    [
        .. preparation.Count > 0 ? Prepare(preparation) : [],
        .. Open(0, Books),
        new(FlightPart.Fence, 0, history.Fence(HistoryTop.Of(flight.PlannedFrom.Applied), whole: true)),
        new(FlightPart.Fence, 0, $"SELECT CAST(CASE ({probe.Question}) WHEN 'half' THEN '1' ELSE 'it is gone' END AS int)"),
        new(FlightPart.Announcement, 0, Announcement.Sql(flight.Run, 0)),
        .. Leave(0),
        .. Repair(probe.Repair, stepsDone: 0),
        .. Closing(0, []),
    ];

    private static IEnumerable<FlightCommand> Repair(IEnumerable<string> repair, int stepsDone) =>
        repair.SelectMany((sql, place) => new FlightCommand[]
        {
            new(FlightPart.Statement, 0, sql) { Statement = place, IsOutside = true, StepsBefore = stepsDone },

            // The server runs it behind a commit only.
            new(FlightPart.Begin, 0, "BEGIN"),
            new(FlightPart.Commit, 0, "COMMIT"),
        });

    // A statement that runs outside a transaction: what it is goes into the journal before, and the lock stays.
    private IEnumerable<FlightCommand> Outside(PlacedStage here, IEnumerable<FlightCommand> beginning) =>
    [
        .. beginning,
        Row(here, isDone: false),
        .. Leave(here.Index, here.Stage.Probe),
        new(FlightPart.Statement, here.Index, here.Stage.Steps[0].Statements[0])
        {
            Statement = here.Statement,
            IsOutside = true,
        },
    ];

    // With the lock, for what comes outside a transaction.
    private IEnumerable<FlightCommand> Leave(int index, Probe? toBegin = null) =>
    [
        new(FlightPart.Setting, index, settings.Outside),
        .. TakeRole(index, "SET ROLE"),
        .. toBegin is { Refusal: { } refusal } ? [new(FlightPart.Probe, index, Ask(toBegin, refusal))] : NoCommands,
        new(FlightPart.Gate, index, gate.Hold),
        new(FlightPart.Commit, index, "COMMIT"),
    ];

    private FlightCommand InJournal(PlacedStage here) => here.Stage.Probe is null
        ? Row(here, isDone: true)
        : Journal(here.Index, _journal.Finish, here.Stage.End);

    // The way up is given up: from here on, the way back is what is half done.
    private IEnumerable<FlightCommand> Turn(PlacedStage here) =>
    [
        new(FlightPart.Journal, here.Index, _journal.DeleteAll),
        Row(
            here with { Stage = new(ValueList<Step>.Empty, End: 0) },
            isDone: true,
            here.Migration.HalfUndone),
    ];

    private FlightCommand DropJournal(int index) => new(FlightPart.Journal, index, _journal.Drop);

    private static FlightCommand Journal(int index, string sql, int end) => new(FlightPart.Journal, index, sql)
    {
        Parameters = [new NpgsqlParameter<int> { TypedValue = end }],
    };

    private FlightCommand Row(PlacedStage here, bool isDone) =>
        Row(here, isDone, here.Migration.Halfway?.After(here.Stage.End));

    private FlightCommand Row(PlacedStage here, bool isDone, DownScript? down)
    {
        var (migration, stage) = (here.Migration, here.Stage);
        var own = migration.Steps.Skip(here.Done - migration.StepsDone).Take(stage.End - here.Done).ToArray();
        var probe = stage.Probe is null ? null : StoredProbe.Write(stage.Probe);
        return new(FlightPart.Journal, here.Index, _journal.Insert(isDone, stage.Backfill is not null))
        {
            Parameters =
            [
                new NpgsqlParameter<int> { TypedValue = stage.End },
                new NpgsqlParameter<long> { TypedValue = migration.Version },
                new NpgsqlParameter<string> { TypedValue = migration.Name },
                new NpgsqlParameter<bool> { TypedValue = migration.Direction is Direction.Backward },
                new NpgsqlParameter<string> { TypedValue = string.Join(", ", own.Select(step => step.Summary)) },
                new NpgsqlParameter<string> { TypedValue = Fingerprint.Of(own) },
                new NpgsqlParameter<string> { TypedValue = migration.Fingerprint },
                new NpgsqlParameter<string> { TypedValue = StoredDownScript.Write(down, defined: null) },
                new NpgsqlParameter<string> { TypedValue = probe },
                new NpgsqlParameter<string> { TypedValue = here.Flight.Release },
                new NpgsqlParameter<Guid> { TypedValue = here.Flight.Run },
            ],
        };
    }

    // What is half there, and not by us, is in the way of what makes it, and not of what takes it away.
    private static string Ask(Probe probe, string refusal) =>
        $"SELECT CAST(CASE ({probe.Question}) WHEN 'pending' THEN '1' "
        + $"{(probe.RepairCompletes ? "WHEN 'half' THEN '1' " : "")}ELSE {Text(refusal)} END AS int)";
}
