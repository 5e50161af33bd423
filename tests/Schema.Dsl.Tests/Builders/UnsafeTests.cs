namespace Schema.Dsl.Tests.Builders;

/// <summary>What is said to be unsafe carries its reason.</summary>
public sealed class UnsafeTests
{
    [Fact]
    public void What_is_inside_carries_the_reason_and_the_innermost_counts() => Recorded.Operations(m =>
    {
        m.DropTable("a");
        m.Unsafe("it is small", () =>
        {
            m.DropTable("b");
            m.Unsafe("nobody uses it", () => m.DropTable("c"));
            m.AlterTable("d", t =>
            {
                t.Remove("x");
                t.Remove("y");
            });
        });
        m.DropTable("e");
    }).Should().Equal(
        new DropTable("a"),
        new DropTable("b") { UnsafeBecause = "it is small" },
        new DropTable("c") { UnsafeBecause = "nobody uses it" },
        new DropColumn("d", "x") { UnsafeBecause = "it is small" },
        new DropColumn("d", "y") { UnsafeBecause = "it is small" },
        new DropTable("e"));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_reason_says_something(string? reason) =>
        Recorded.Refusal(m => m.Unsafe(reason!, () => m.DropTable("a"))).Should().Be(
            "Unsafe needs a reason: whoever asks why nothing held this migration up will read it.");

    [Fact]
    public void A_whole_migration_carries_that_of_its_class() =>
        RecordedMigration.Of(Entry("it is small")).Should().Be(new RecordedMigration(
            new Operation[] { new DropTable("a") { UnsafeBecause = "it is small" } }, null));

    [Fact]
    public void The_reason_of_a_class_says_something_too()
    {
        var record = () => RecordedMigration.Of(Entry(" "));

        record.Should().Throw<InvalidMigrationException>().WithMessage(
            "[Unsafe] needs a reason: whoever asks why nothing held this migration up will read it.");
    }

    [Fact]
    public void What_undoes_it_runs_as_it_is_written_too() => Reversal
        .Of(new CreateTable(new Table("a")) { UnsafeBecause = "it is small" }, SchemaModel.Empty())
        .Should().Be(new Reversal.Possible(new DropTable("a") { UnsafeBecause = "it is small" }));

    [Fact]
    public void Its_parts_carry_the_reason_too()
    {
        var before = Recorded.Fold(m =>
        {
            m.CreateTable("a");
            m.CreateTable("b", t => t.References("a"));
        });

        Cascade.Of(new DropTable("a") { Cascade = true, UnsafeBecause = "it is small" }, before)
            .Should().HaveCount(2).And.OnlyContain(part => part.UnsafeBecause == "it is small");
    }

    private static MigrationEntry Entry(string because) =>
        new(20240101000000, "DropA", () => Recorded.Of(m => m.DropTable("a"))) { UnsafeBecause = because };
}
