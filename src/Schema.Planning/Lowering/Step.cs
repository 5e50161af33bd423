using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The unit of execution: statements that belong together.</summary>
/// <param name="Summary">What it does, as the log says it: <c>create table users</c>.</param>
/// <param name="Statements">The SQL, one statement an item. Empty for what lives in the fold alone.</param>
internal sealed record Step(string Summary, ValueList<string> Statements)
{
    /// <summary>The step makes a table anew, so that foreign keys must rest while it runs (SQLite).</summary>
    public bool RebuildsTable { get; init; }
}
