using Npgsql;
using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>Writes down all commands of a flight. See docs/decisions for why each is there, and why in this
/// order.</summary>
/// <param name="role">The role that owns what migrations make. The history is the login role's: it is written before
/// and after.</param>
internal sealed class FlightScript(HistorySql history, Gate gate, TransactionSettings settings, string? role)
{
    private const string Mark = "schema_migration";

    /// <param name="preparation">The statements that make the history table ours; none if it is.</param>
    public IEnumerable<FlightCommand> Write(Flight flight, IReadOnlyList<string> preparation)
    {
        var applied = flight.PlannedFrom.Applied.ToList();
        return
        [
            .. preparation.Count > 0 ? Prepare(preparation) : [],
            .. flight.Migrations.SelectMany((migration, index) => Migrate(flight, migration, index, applied)),
        ];
    }

    private IEnumerable<FlightCommand> Prepare(IReadOnlyList<string> preparation) =>
    [
        .. Open(-1),

        // Ecto's runners keep a lock on the table while they migrate. Those who would read must not queue up behind us.
        new(FlightPart.Setting, -1, "SET LOCAL lock_timeout = '1s'"),
        .. preparation.Select(sql => new FlightCommand(FlightPart.Preparation, -1, sql)),
        new(FlightPart.Commit, -1, "COMMIT"),
    ];

    private IEnumerable<FlightCommand> Migrate(
        Flight flight, PlannedMigration migration, int index, List<AppliedMigration> applied)
    {
        var fence = history.Fence(HistoryTop.Of(applied), whole: index == 0);
        var record = migration.Direction is Direction.Forward
            ? Add(flight, migration, applied)
            : Remove(migration, applied);

        return
        [
            .. Open(index),
            new(FlightPart.Fence, index, fence),
            new(FlightPart.Announcement, index, Announcement.Sql(flight.Run, index)),
            .. migration.Direction is Direction.Backward ? LeavingBodies(index) : [],
            .. role is null ? [] : new[] { new FlightCommand(FlightPart.Role, index, $"SET LOCAL ROLE {Name(role)}") },
            new(FlightPart.Mark, index, $"SAVEPOINT {Mark}"),
            .. Body(migration, index),
            .. settings.After.Select(sql => new FlightCommand(FlightPart.Setting, index, sql)),
            record with { Migration = index },
            new(FlightPart.Check, index, $"RELEASE SAVEPOINT {Mark}"),
            new(FlightPart.Commit, index, "COMMIT"),
        ];
    }

    // On the way back a body can come before what it names: the server is not to look into it.
    private static IEnumerable<FlightCommand> LeavingBodies(int index) =>
        [new(FlightPart.Setting, index, "SET LOCAL check_function_bodies = off")];

    private static IEnumerable<FlightCommand> Body(PlannedMigration migration, int index)
    {
        var statement = 0;
        for (var step = 0; step < migration.Steps.Count; step++)
        {
            foreach (var sql in migration.Steps[step].Statements)
            {
                yield return new(FlightPart.Statement, index, sql) { Statement = statement++ };
            }

            if (migration.Steps[step].Code is { } code)
            {
                yield return new(FlightPart.Setting, index, TransactionSettings.BeforeCode);
                yield return new(FlightPart.Code, index, "") { Statement = step, Code = code };
                yield return new(FlightPart.Setting, index, TransactionSettings.AfterCode);
            }
        }
    }

    // States what a role's defaults may say otherwise.
    private IEnumerable<FlightCommand> Open(int index) =>
    [
        new(FlightPart.Begin, index, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
        .. settings.Before.Select(sql => new FlightCommand(FlightPart.Setting, index, sql)),
        new(FlightPart.Gate, index, gate.Take),
    ];

    private FlightCommand Add(Flight flight, PlannedMigration migration, List<AppliedMigration> applied)
    {
        var row = new AppliedMigration(migration.Version, HistoryTop.Of(applied).Position + 1) { Run = flight.Run };
        var down = StoredDownScript.Write(migration.Down, migration.Defined);
        applied.Add(row);
        return new(FlightPart.Record, -1, history.Insert)
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
}
