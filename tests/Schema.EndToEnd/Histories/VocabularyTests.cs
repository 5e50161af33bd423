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
        History.OfPostgres.Should().AllSatisfy(history => history.Migrations.Count.Should().BeGreaterThanOrEqualTo(30));

    [Fact]
    public void Every_operation_occurs() => TypesOf<Operation>()
        .Except(Said.Select(operation => operation.GetType()))
        .Should().BeEmpty("what is new belongs into a migration of a history too");

    [Fact]
    public void Every_kind_of_object_is_created()
    {
        var created = Said.OfType<CreateObject>().Select(create => create.Object).ToArray();

        TypesOf<SchemaObject>().Except(created.Select(one => one.GetType())).Should().BeEmpty();
        Enum.GetValues<ObjectKind>().Except(created.Select(one => one.Name.Kind)).Should().BeEmpty();
    }

    private static IEnumerable<Type> TypesOf<T>() =>
        typeof(T).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);
}
