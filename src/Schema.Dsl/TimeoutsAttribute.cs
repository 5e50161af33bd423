namespace Schema.Dsl;

/// <summary>How long the statements of a migration may wait and run, where the defaults do not suit it:
/// <c>[Timeouts(Lock = "5s", Statement = "1h")]</c>.</summary>
/// <remarks>Times are PostgreSQL's: <c>us</c>, <c>ms</c>, <c>s</c>, <c>min</c>, <c>h</c> and <c>d</c> behind a number,
/// milliseconds where none is given, <c>0</c> for no bound. They hold on the way back too. What runs outside a
/// transaction, such as an index that is built concurrently, waits and runs for as long as it takes. SQLite does not
/// know them.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TimeoutsAttribute : Attribute
{
    /// <summary>How long a statement may wait for each lock (<c>lock_timeout</c>); <see langword="null"/> for the
    /// runner's default, 2 s.</summary>
    public string? Lock { get; set; }

    /// <summary>How long each statement may take (<c>statement_timeout</c>); <see langword="null"/> for the runner's
    /// default: 10 s where the catalog alone is changed, else no bound.</summary>
    public string? Statement { get; set; }
}
