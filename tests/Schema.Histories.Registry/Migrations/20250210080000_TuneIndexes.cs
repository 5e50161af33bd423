using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class TuneIndexes : Migration
{
    public override void Change()
    {
        AlterIndex("packages_search_index", i => i.Reset("fastupdate"));
        AlterIndex("packages_name_index", i => i.Statistics(key: 1, target: 1_000).Tablespace("pg_default"));
    }
}
