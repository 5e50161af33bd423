using System.Globalization;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Instances of an older release are alive (<see cref="Heartbeat"/>), and contract migrations would take away
/// what they use. Nothing of this plan has run.</summary>
public sealed class OlderInstancesException : MigrationException
{
    internal OlderInstancesException(
        IReadOnlyList<RunningInstance> instances,
        IReadOnlyList<PlannedMigration> contract,
        IReadOnlyList<PlannedMigration> committed)
        : base(Describe(instances, contract, committed)) => Instances = [.. instances.Select(InWords)];

    /// <summary>Each instance with its release and its last beat.</summary>
    public IReadOnlyList<string> Instances { get; }

    private static string Describe(
        IReadOnlyList<RunningInstance> instances,
        IReadOnlyList<PlannedMigration> contract,
        IReadOnlyList<PlannedMigration> committed) =>
        $"""
        An older release is still alive, and may use what these migrations take away: {string.Join(", ", contract)}.

        {string.Join('\n', instances.Select(InWords)).Indented()}

        {committed.InWords()} Run it again when the new release has taken their place. An instance that was killed is
        forgotten two minutes after its last beat. Where it does no harm, say why: --despite-instances "why", or
        MigrateOptions.DespiteOlderInstances.
        """;

    private static string InWords(RunningInstance instance) => string.Create(
        CultureInfo.InvariantCulture,
        $"{instance.Instance}: {instance.Release ?? "an unnamed release"}, "
        + $"which knows {(instance.Newest == 0 ? "no migrations" : $"migrations up to {instance.Newest}")}; "
        + $"last beat {instance.SinceLastBeat.TotalSeconds:0} s ago");
}
