using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Keeps contract migrations from taking away what an older release still uses.</summary>
/// <param name="despite">Why it does no harm; <see langword="null"/> where nobody said so.</param>
internal sealed class OlderInstances(DatabaseSession session, string? despite, RunLog log)
{
    /// <exception cref="OlderInstancesException">An instance is alive whose binary does not know one of the contract
    /// migrations.</exception>
    public async Task CheckAsync(IReadOnlyList<PlannedMigration> planned, CancellationToken cancellationToken)
    {
        var (older, contract) = await ReadAsync(session, planned, cancellationToken);
        if (older.Length == 0)
        {
            return;
        }

        if (despite is null)
        {
            throw new OlderInstancesException(older, contract, log.CommittedSoFar);
        }

        log.Warn([$"Contract migrations run while {older.Length} older {(older.Length == 1 ? "instance is" : "instances are")} "
            + $"alive, {Names(older)}: {despite}"]);
    }

    /// <summary>What a run of these would be stopped by, for those who only look; <see langword="null"/> for
    /// nothing.</summary>
    public static async Task<string?> ForeseeAsync(
        DatabaseSession session, IReadOnlyList<PlannedMigration> planned, CancellationToken cancellationToken) =>
        await ReadAsync(session, planned, cancellationToken) is ({ Length: > 0 } older, var contract)
            ? $"An older release is still alive ({Names(older)}): {string.Join(", ", contract.AsEnumerable())} would not run at this moment."
            : null;

    private static async Task<(RunningInstance[] Older, PlannedMigration[] Contract)> ReadAsync(
        DatabaseSession session, IReadOnlyList<PlannedMigration> planned, CancellationToken cancellationToken)
    {
        var contract = planned.Where(migration => migration.Phase is Phase.Contract).ToArray();
        if (contract.Length == 0)
        {
            return ([], contract);
        }

        var newest = contract.Max(migration => migration.Version);
        var instances = await session.ReadInstancesAsync(cancellationToken);
        return ([.. instances.Where(instance => instance.Newest < newest)], contract);
    }

    private static string Names(IEnumerable<RunningInstance> instances) =>
        string.Join(", ", instances.Select(instance => instance.Instance));
}
