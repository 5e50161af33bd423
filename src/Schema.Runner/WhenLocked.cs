namespace Schema.Runner;

/// <summary>What a run does that finds another one migrating.</summary>
public enum WhenLocked
{
    /// <summary>Wait until the other is done, for as long as <see cref="MigrateOptions.LockTimeout"/> says, and do what
    /// is left.</summary>
    Wait,

    /// <summary>Run nothing, say so, and succeed: <see cref="MigrationRun.IsSkipped"/>. What the other does may not be
    /// done yet.</summary>
    Skip,

    /// <summary>Fail at once with a <see cref="LockTimeoutException"/>; exit code 4 on the command line.</summary>
    Fail,
}
