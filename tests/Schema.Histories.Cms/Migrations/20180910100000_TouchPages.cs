using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class TouchPages : Migration
{
    public override void Change()
    {
        CreateFunction("touch", f => f
            .Returns("trigger")
            .Language("plpgsql")
            .Body(
                """
                BEGIN
                    NEW.updated_at := now();
                    RETURN NEW;
                END
                """));

        CreateTrigger("pages_touch", on: "pages", t => t.Before().Update().ForEachRow().Execute("touch"));
        CreateTrigger("layouts_touch", on: "layouts", t => t
            .Before()
            .Update("name", "template")
            .ForEachRow()
            .When("OLD.* IS DISTINCT FROM NEW.*")
            .Execute("touch"));
    }
}
