using Schema.Dsl;

namespace Schema.EndToEnd.Links;

/// <summary>Builds an index of an expression, concurrently.</summary>
public sealed class IndexedLink(string expression) : Migration
{
    public override void Change() => Index("link1", i => i.Expression(expression).Name("link1_expression"));
}
