using Xunit;

namespace Schema.Testing.Postgres;

/// <summary>A test that needs a replica. It is skipped where there is a server without the program that copies
/// one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReplicaFactAttribute : FactAttribute
{
    internal const string Program = "pg_basebackup";

    public ReplicaFactAttribute()
    {
        if (!File.Exists(PostgresBinaries.Path(Program)))
        {
            Skip = $"{Program} is not beside the server's programs.";
        }
    }
}
