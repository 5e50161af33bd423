using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Waits for transactions that are there already, before something begins outside of one that would wait for
/// them: half begun, it costs every writer, and leaves something behind where it is stopped.</summary>
internal sealed class OlderTransactions(DatabaseSession session, Patience patience)
{
    // Those that begin meanwhile are not waited for: somewhere there always is one.
    /// <exception cref="LockTimeoutException">They were not over in time.</exception>
    public async Task WaitAsync(ValueList<PlannedMigration> leg, CancellationToken cancellationToken)
    {
        var left = await session.ReadOlderTransactionsAsync(leg, cancellationToken);
        while (left.Count > 0)
        {
            await patience.PauseAsync(left, cancellationToken);
            var still = await session.ReadOlderTransactionsAsync(leg, cancellationToken);
            left = [.. still.Where(one => left.Any(one.IsSameAs))];
        }
    }
}
