using Schema.Dsl;
using static Schema.Planning.Tests.Plans.Planned;

namespace Schema.Planning.Tests.Plans;

public sealed class StatusTests
{
    [Fact]
    public void Status_lists_what_either_side_knows()
    {
        var edited = Applied(Third, 3) with { Fingerprint = $"1:{new string('0', 64)}" };
        var status = Planner.Status(Input(
            [Applied(First, 1), Applied(Fourth, 2) with { Name = "Foreign" }, edited],
            CreateUsers,
            RemoveAge,
            Entry(Third, "C", new CreateTable(new Table("c")))));

        status
            .Select(row => (row.Version, row.Name, Known: row.Entry is not null, Applied: row.Applied is not null, row.IsEdited))
            .Should().Equal(
                (First, "CreateUsers", true, true, false),
                (Second, "RemoveAge", true, false, false),
                (Third, "C", true, true, true),
                (Fourth, "Foreign", false, true, false));
    }
}
