namespace Schema.Runner;

// Who serves, as far as applications say so.
internal sealed partial class PostgresSession
{
    public override Task BeatAsync(InstanceBeat beat, CancellationToken cancellationToken) =>
        AskAsync(async () =>
        {
            await _instances.BeatAsync(_connection, beat);
            return true;
        }, cancellationToken);

    public override Task LeaveAsync(string instance, CancellationToken cancellationToken) =>
        AskAsync(async () =>
        {
            await _instances.LeaveAsync(_connection, instance);
            return true;
        }, cancellationToken);

    public override Task<IReadOnlyList<RunningInstance>> ReadInstancesAsync(CancellationToken cancellationToken) =>
        AskAsync(() => _instances.ReadAsync(_connection), cancellationToken);
}
