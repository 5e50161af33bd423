using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Schema.Dsl;

namespace Schema.Runner.Tests.History;

/// <summary>No property of an object is lost on the way through a history row, those that are added later among
/// them.</summary>
public sealed class StoredObjectsTests
{
    public static TheoryData<SchemaObject> Plain =>
    [
        new View("active", "SELECT 1"),
        new MaterializedView("billing.domains", "SELECT 2"),
        new Routine(ObjectKind.Function, "add", new[] { new RoutineArgument("a", "integer") }),
        new Routine(ObjectKind.Procedure, "tidy", ValueList<RoutineArgument>.Empty),
        new Trigger("counting", "users", "count_change"),
        new Policy("own", "users"),
    ];

    [Theory, MemberData(nameof(Plain))]
    public void A_plain_object_comes_back_as_it_went(SchemaObject stored) => RoundTrip(stored).Should().Be(stored);

    [Theory, MemberData(nameof(Plain))]
    public void Every_property_comes_back_as_it_went(SchemaObject stored)
    {
        foreach (var property in Settable(stored.GetType()).Where(property => property.Name != nameof(SchemaObject.Name)))
        {
            property.SetValue(stored, Other(property.PropertyType, property.GetValue(stored)));
        }

        RoundTrip(stored).Should().Be(stored);
    }

    [Fact]
    public void Is_readable_json() => StoredObjects.Write([new View("active", "SELECT 1") { SecurityBarrier = true }])
        .ToJsonString().Should().Be("""[{"kind":"View","name":"active","query":"SELECT 1","securityBarrier":"true"}]""");

    private static SchemaObject RoundTrip(SchemaObject stored) =>
        StoredObjects.Read(JsonNode.Parse(StoredObjects.Write([stored]).ToJsonString())!.AsArray()).Should().ContainSingle().Subject;

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties().Where(property => property.SetMethod?.IsPublic == true);

    private static object Other(Type type, object? value) => type switch
    {
        _ when type == typeof(string) => "it's",
        _ when type == typeof(bool) => !(bool)value!,
        _ when type == typeof(double?) => 1.5,
        _ when type == typeof(int?) => 7,
        _ when type == typeof(TableName) => new TableName("billing", "a.b"),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
        _ when type == typeof(IndexKey) => Filled(IndexKey.OfExpression("lower(email)")),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => List(type.GenericTypeArguments[0]),
        _ => Filled(Made(type)),
    };

    private static object List(Type item)
    {
        var items = Array.CreateInstance(item, 2);
        ((IList)items)[0] = ((IList)items)[1] = Other(item, null);
        return typeof(ValueListExtensions).GetMethod(nameof(ValueListExtensions.ToValueList))!
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Other(parameter.ParameterType, null))]);
    }

    private static object Filled(object made)
    {
        foreach (var property in Settable(made.GetType()))
        {
            property.SetValue(made, Other(property.PropertyType, property.GetValue(made)));
        }

        return made;
    }
}
