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
        var contract = planned.Where(migration => migration.Phase is Phase.Contract).ToArray();
        if (contract.Length == 0)
        {
            return;
        }

        var newest = contract.Max(migration => migration.Version);
        var older = (await session.ReadInstancesAsync(cancellationToken))
            .Where(instance => instance.Newest < newest)
            .ToArray();
        if (older.Length == 0)
        {
            return;
        }

        if (despite is null)
        {
            throw new OlderInstancesException(older, contract, log.CommittedSoFar);
        }

        log.Warn([$"Contract migrations run while {older.Length} older {(older.Length == 1 ? "instance is" : "instances are")} "
            + $"alive, {string.Join(", ", older.Select(instance => instance.Instance))}: {despite}"]);
    }
}
