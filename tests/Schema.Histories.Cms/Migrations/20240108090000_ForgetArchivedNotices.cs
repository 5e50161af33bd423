using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>The archive is read by itself from now on.</summary>
public sealed class ForgetArchivedNotices : Migration
{
    public override void Change()
    {
        NoInherit("old_notices", from: "notices");
        RemoveColumn("notices", "until");
        DropConstraint("notices", "notices_title_check");
    }
}
