using Schema.Dsl;
using Schema.Testing.Histories;

namespace Schema.EndToEnd.Histories;

/// <summary>The histories are a sample of everything that can be said.</summary>
public sealed class VocabularyTests
{
    private static readonly Operation[] Said =
        [.. History.OfPostgres.SelectMany(history => RecordedHistory.OperationsOf(history.Migrations))];

    [Fact]
    public void Every_history_is_long() =>
        History.OfPostgres.Should().AllSatisfy(history => history.Migrations.Should().HaveCountGreaterThanOrEqualTo(30));

    [Fact]
    public void Every_operation_occurs() =>
        Said.Select(operation => operation.GetType()).Distinct().Should().BeEquivalentTo(
            TypesOf<Operation>(), "an operation that is new belongs into a migration of a history too");

    [Fact]
    public void Every_kind_of_object_is_created_and_dropped()
    {
        Said.OfType<CreateObject>().Select(create => create.Object.GetType()).Distinct()
            .Should().BeEquivalentTo(TypesOf<SchemaObject>());
        Said.OfType<CreateObject>().Select(create => create.Object.Name.Kind).Distinct()
            .Should().BeEquivalentTo(Enum.GetValues<ObjectKind>());
    }

    private static IEnumerable<Type> TypesOf<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);
}
