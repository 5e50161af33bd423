using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>What is announced is found in one place, and jobs have an employer.</summary>
public sealed class AnnounceJobsAmongNotices : Migration
{
    public override void Change()
    {
        CreateTable("notices", t =>
        {
            t.Text("title").NotNull().Check("title <> ''");
            t.Date("shown_until");
        });
        CreateTable("job_notices", t =>
        {
            t.Inherits("notices");
            t.Text("employer").NotNull();
            t.PrimaryKey("id");
        });
        Index("job_notices", "shown_until");
    }
}
