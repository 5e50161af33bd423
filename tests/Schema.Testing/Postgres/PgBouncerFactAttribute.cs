using Xunit;

namespace Schema.Testing.Postgres;

/// <summary>A test that needs PgBouncer. It is skipped only where <c>./test.sh</c> could not install that.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PgBouncerFactAttribute : FactAttribute
{
    public PgBouncerFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SCHEMA_TEST_WITHOUT_PGBOUNCER") is { Length: > 0 } reason)
        {
            Skip = reason;
        }
    }
}
