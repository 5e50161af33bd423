using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class ShowSubmissionsToTheirSite : Migration
{
    public override void Change()
    {
        EnableRowLevelSecurity("submissions");
        CreatePolicy("of_site", on: "submissions", p => p
            .For(PolicyCommand.Select)
            .Using("form_id IN (SELECT id FROM forms WHERE site_id = current_setting('cms.site')::bigint)"));
        CreatePolicy("anybody_writes", on: "submissions", p => p
            .For(PolicyCommand.Insert)
            .WithCheck("answers <> '{}'"));
        ForceRowLevelSecurity("submissions");
    }
}
