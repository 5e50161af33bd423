using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateDependencies : Migration
{
    public override void Change()
    {
        CreateTable("dependencies", t =>
        {
            t.Integer("id").Identity().PrimaryKey();
            t.References("versions", type: "integer", onDelete: ReferentialAction.Cascade);
            t.References("packages", onDelete: ReferentialAction.SetNull);
            t.String("requirements").NotNull();
            t.String("scope", 20).NotNull().Default("runtime").Check("scope IN ('runtime', 'development')");
            t.Timestamps();
        });

        Comment(On.Column("dependencies", "package_id"), "Null where nobody has published it yet");
    }
}
