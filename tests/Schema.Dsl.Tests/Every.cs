namespace Schema.Dsl.Tests;

/// <summary>What C# cannot check: that a table over operations or objects forgets none.</summary>
internal static class Every
{
    public static IEnumerable<Type> OperationType => TypesOf<Operation>();

    public static IEnumerable<Type> ObjectType => TypesOf<SchemaObject>();

    private static IEnumerable<Type> TypesOf<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);
}
