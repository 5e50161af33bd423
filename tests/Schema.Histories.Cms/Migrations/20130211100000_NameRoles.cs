using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class NameRoles : Migration
{
    public override void Change() =>
        AlterTable("accounts", t => t.Modify("role", c => c
            .Type("varchar(20)")
            .Using(
                "(ARRAY['author', 'editor', 'administrator'])[role + 1]",
                back: "array_position(ARRAY['author', 'editor', 'administrator'], role::text) - 1")
            .Default("author")
            .Comment(null)));
}
