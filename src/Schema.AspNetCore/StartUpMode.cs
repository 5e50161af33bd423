namespace Schema.AspNetCore;

/// <summary>What an application does about its database before its server listens.</summary>
public enum StartUpMode
{
    /// <summary>Apply what is pending. Instances that start together take turns: one migrates, the others wait for it and
    /// find nothing left to do.</summary>
    Migrate,

    /// <summary>Wait until others have applied all that this binary needs, for as long as
    /// <see cref="SchemaMigrationsOptions.LockTimeout"/> says. Takes no lock and writes nothing.</summary>
    WaitUntilMigrated,

    /// <summary>End with an error where something is pending. Takes no lock and writes nothing.</summary>
    FailIfPending,

    /// <summary>Nothing: the readiness check alone keeps traffic away.</summary>
    Off,
}
