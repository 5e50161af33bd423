using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

/// <summary>A website of the release before goes on with roles meanwhile.</summary>
public sealed class GiveMembersRanks : Migration
{
    public override void Change()
    {
        RenameColumn("memberships", "role", to: "rank").Online();
        AlterTable("dependencies", t => t.Modify("requirements", c => c.Type("varchar(400)").Online()));
    }
}
