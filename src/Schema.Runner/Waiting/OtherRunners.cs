using System.Diagnostics;

namespace Schema.Runner;

/// <summary>What this run does while another one migrates.</summary>
internal sealed class OtherRunners(DatabaseSession session, WhenLocked whenLocked, Patience patience, RunLog log)
{
    /// <summary>Pauses before the next look, or leaves the work to the other.</summary>
    /// <param name="holder">Who is migrating; <see langword="null"/> if that was not seen.</param>
    /// <exception cref="LockTimeoutException">The time is up, or there was none.</exception>
    public async Task MeetAsync(LockHolder? holder, CancellationToken cancellationToken)
    {
        if (holder is not null)
        {
            await session.FreeLeakedLockAsync(cancellationToken);
        }

        switch (whenLocked)
        {
            case WhenLocked.Wait:
                await patience.PauseAsync(holder, cancellationToken);
                break;
            case WhenLocked.Skip:
                log.Skip(holder, session.Database);
                break;
            case WhenLocked.Fail:
                throw LockTimeoutException.AtOnce(session.Database, holder, log.CommittedSoFar);
            default:
                throw new UnreachableException();
        }
    }
}
