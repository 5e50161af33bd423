using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class TidyIndexes : Migration
{
    public override void Change()
    {
        DropIndexNamed("users_confirmed");
        AlterIndex("versions_latest_index", i => i.With("fillfactor", 80));
        Reindex("versions_latest_index");
        Comment(On.Index("packages_name_trgm"), "Serves the search box");
    }
}
