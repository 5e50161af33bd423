using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateDeletions : Migration
{
    public override void Change()
    {
        CreateTable("deletions", t =>
        {
            t.References("users", onDelete: ReferentialAction.SetNull);
            t.String("package").NotNull();
            t.String("number").NotNull();
            t.String("platform");
            t.Timestamps();
        });

        Index("deletions", "package");
        Comment(On.Table("deletions"), "What was taken back, and by whom; kept when the package itself is gone");
    }
}
