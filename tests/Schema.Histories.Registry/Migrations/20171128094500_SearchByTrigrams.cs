using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class SearchByTrigrams : Migration
{
    public override void Change()
    {
        CreateExtension("pg_trgm");

        Index("packages", i => i.Column("name", operatorClass: "gin_trgm_ops").Using("gin").Name("packages_name_trgm"));
        Index("users", i => i
            .Expression("handle::text", operatorClass: "gist_trgm_ops")
            .Using("gist")
            .Name("users_handle_trgm"));
    }
}
