using System.Runtime.CompilerServices;

namespace Schema.Dsl.Tests.Safety;

/// <summary>What an operation means for the release before it.</summary>
public sealed class CompatibilityTests
{
    private static readonly SchemaModel Before = Recorded.Fold(m => m.CreateTable("users", t =>
    {
        t.String("name", 40).Unique();
        t.Integer("age").NotNull().Default(0);
        t.Integer("height").Default(0);
    }));

    public static TheoryData<Operation, Compatibility?> Classes => new()
    {
        { new AddColumn("users", new("nick", new("text"))), Compatibility.Additive },
        { new AddColumn("users", new("nick", new("text")) { NotNull = true }), Compatibility.WriterBreaking | Compatibility.DataDependent },
        { new DropColumn("users", "age"), Compatibility.ReaderBreaking | Compatibility.WriterBreaking },
        { new RenameTable("users", "people"), Compatibility.ReaderBreaking | Compatibility.WriterBreaking },
        { new AlterColumnType("users", "name", new("text")), Compatibility.Additive },
        { new AlterColumnType("users", "name", new("citext")), Compatibility.DataDependent },
        {
            new AlterColumnType("users", "age", new("bigint")),
            Compatibility.ReaderBreaking | Compatibility.WriterBreaking | Compatibility.DataDependent
        },
        { new RenameColumn("users", "age", "years"), Compatibility.ReaderBreaking | Compatibility.WriterBreaking },
        { new RenameColumn("users", "age", "years") { Online = true }, Compatibility.Additive },
        { new AlterColumnType("users", "age", new("bigint")) { Online = true }, Compatibility.DataDependent },
        {
            new AlterColumnType("users", "name", new("integer")) { Using = "length(name)", Online = true },
            Compatibility.WriterBreaking | Compatibility.DataDependent
        },
        { new FinishOnline("users", "age"), Compatibility.ReaderBreaking | Compatibility.WriterBreaking },
        { new DropNotNull("users", "age"), Compatibility.ReaderBreaking },
        { new DropDefault("users", "age"), Compatibility.WriterBreaking },
        { new DropDefault("users", "height"), Compatibility.Additive },
        { new AddConstraint("users", new CheckConstraint("c", "age > 0")), Compatibility.WriterBreaking | Compatibility.DataDependent },
        { new AddConstraint("users", new CheckConstraint("c", "age > 0") { NotValid = true }), Compatibility.WriterBreaking },
        { new DropConstraint("users", "users_name_key"), Compatibility.WriterBreaking },
        { new DropObject(View.NameOf("emails")), Compatibility.ReaderBreaking | Compatibility.WriterBreaking },
        { new DropObject(ExtendedStatistics.NameOf("stats")), Compatibility.Additive },
        { new InsertRows("users", new[] { "age" }, new ValueList<SqlValue>[] { new SqlValue[] { new NumberValue("1") } }), Compatibility.Additive },
        { new UpdateRows("users", new SqlTerms("age = 1"), new SqlTerms("true")), Compatibility.DataDependent },
        { new ExecuteSql("SELECT 1", null), null },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void Is_told_by_the_operation_and_the_schema(Operation operation, Compatibility? expected) =>
        Compatibilities.Of(operation, Before).Should().Be(expected);

    [Fact]
    public void Every_operation_has_one() => Every.OperationType
        .Where(type => Failure((Operation)RuntimeHelpers.GetUninitializedObject(type)) is InvalidOperationException)
        .Should().BeEmpty();

    private static Exception? Failure(Operation operation)
    {
        try
        {
            Compatibilities.Of(operation, Before);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
