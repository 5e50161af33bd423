using Schema.Dsl;

namespace Schema.Planning.Tests;

/// <summary>What C# cannot check: that a table over operations forgets none.</summary>
internal static class Every
{
    public static IEnumerable<Type> OperationType => typeof(Operation).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract);
}
