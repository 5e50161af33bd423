using Schema.Dsl;

namespace Schema.Planning;

/// <summary>How an operation is done while others go on using its tables. See
/// docs/decisions/0015-online-by-default.md.</summary>
/// <param name="Tables">Those tables, or the type. Where the migration itself makes or drops all of them, nobody has to
/// be spared.</param>
/// <param name="Steps">In order.</param>
internal sealed record OnlineRecipe(ValueList<TableName> Tables, ValueList<Step> Steps)
{
    /// <summary>What comes behind it can do with it only what is committed.</summary>
    public bool IsAlone { get; init; }
}
