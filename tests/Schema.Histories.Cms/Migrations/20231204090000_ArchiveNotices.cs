using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>Notices that nobody is shown any more are found for a while yet, in either language.</summary>
public sealed class ArchiveNotices : Migration
{
    public override void Change()
    {
        AddColumn("notices", t => t.Text("language").NotNull().Default("en"));
        SetDefault("job_notices", "language", "de");
        CreateTable("old_notices", t => t.Like("notices", Including.Constraints | Including.Defaults));
        Inherit("old_notices", from: "notices");
        RenameColumn("notices", "shown_until", "until");
    }
}
