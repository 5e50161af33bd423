using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Rendering;

/// <summary>An operation, what was there before it, and the SQL that it becomes.</summary>
public sealed record RenderedOperation(string Name, Operation[] Before, Operation Operation, string[] Sql)
{
    public override string ToString() => Name;
}
