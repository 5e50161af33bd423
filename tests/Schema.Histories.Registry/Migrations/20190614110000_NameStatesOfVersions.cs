using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class NameStatesOfVersions : Migration
{
    public override void Change()
    {
        CreateEnum("version_state", "published", "yanked");
        AddColumn("versions", t => t.Enum("state", "version_state").NotNull().Default("published"));
        Update(
            "versions",
            set: "state = 'yanked'",
            where: "NOT indexed",
            undo: "UPDATE versions SET indexed = false WHERE state = 'yanked'");
    }
}
