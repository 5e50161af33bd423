using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class RenamePolicyOfSubmissions : Migration
{
    public override void Change()
    {
        RenamePolicy("anybody_writes", on: "submissions", to: "visitors_write");
        ReplacePolicy("of_site", on: "submissions", p => p
            .Using("form_id IN (SELECT id FROM forms WHERE site_id = current_setting('cms.site', true)::bigint)"));
    }
}
