using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class PublishPagesAtATime : Migration
{
    public override void Up()
    {
        AddColumn("pages", t => t.TimestampTz("published_at"));
        Update("pages", "published_at = updated_at", where: "published", Irreversible.Because("Down() does it"));
        RemoveColumn("pages", "published");
        Index("pages", i => i.Column("published_at", Sort.Descending).Where("published_at IS NOT NULL"));
    }

    public override void Down()
    {
        AddColumn("pages", t => t.Boolean("published").NotNull().Default(false));
        Update("pages", "published = true", where: "published_at IS NOT NULL", Irreversible.Because("Up() does it"));
        RemoveColumn("pages", "published_at");
    }
}
