using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateVersions : Migration
{
    public override void Change()
    {
        CreateTable("versions", t =>
        {
            t.Integer("id").Identity().PrimaryKey();
            t.References("packages", onDelete: ReferentialAction.Cascade);
            t.String("number").NotNull();
            t.String("platform").NotNull().Default("any");
            t.Text("authors");
            t.Text("description");
            t.Text("summary");
            t.Timestamp("built_at");
            t.Boolean("indexed").NotNull().Default(true);
            t.Boolean("prerelease");
            t.Integer("position");
            t.Timestamps();
            t.Unique("package_id", "number", "platform");
        });

        Index("versions", "position");
        Index("versions", "built_at");
        Index("versions", "indexed", "prerelease");
    }
}
