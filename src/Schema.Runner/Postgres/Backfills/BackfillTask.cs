using Npgsql;
using NpgsqlTypes;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Rows to be filled, and where that stands in its migration.</summary>
/// <param name="Migration">Whose next step it is.</param>
/// <param name="Step">How many steps of the migration are done when it is.</param>
/// <param name="Lease">Of this runner.</param>
internal sealed record BackfillTask(PlannedMigration Migration, int Step, Guid Lease)
{
    public Backfill Backfill => Migration.NextBackfill!;

    /// <summary>Its migration is done already.</summary>
    public bool InBackground { get; init; }

    public static BackfillTask Of(OpenBackfill open) => new(
        new(open.Version, open.Name, Direction.Forward, new[] { new Step(open.Backfill.Name, new[] { open.Backfill.Statement }) { Backfill = open.Backfill } }),
        open.Step,
        Guid.NewGuid())
    {
        InBackground = true,
    };

    /// <summary>Of the row that keeps how far it is, <c>$1</c> to <c>$3</c>, and the lease, <c>$4</c>.</summary>
    public IEnumerable<NpgsqlParameter> Parameters(bool withLease = true) =>
    [
        new NpgsqlParameter<long> { TypedValue = Migration.Version },
        new NpgsqlParameter<bool> { TypedValue = Migration.Direction is Direction.Backward },
        new NpgsqlParameter<int> { TypedValue = Step },
        .. withLease ? [new NpgsqlParameter<Guid> { TypedValue = Lease }] : Array.Empty<NpgsqlParameter>(),
    ];

    public static NpgsqlParameter Text(string? text) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };
}
