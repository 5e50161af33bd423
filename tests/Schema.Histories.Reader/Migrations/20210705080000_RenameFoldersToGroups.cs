using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class RenameFoldersToGroups : Migration
{
    public override void Change()
    {
        RenameTable("folders", to: "groups");
        RenameColumn("feeds", "folder_id", to: "group_id");
        RenameIndex("feeds_folder_id_index", to: "feeds_group_id_index");
        RenameConstraint("feeds", "feeds_folder_id_fkey", to: "feeds_group_id_fkey");
        Comment(On.Table("groups"), "What the side bar shows");
    }
}
