using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class TouchLess : Migration
{
    public override void Change()
    {
        ReplaceFunction("touch", f => f
            .Returns("trigger")
            .Language("plpgsql")
            .Body(
                """
                BEGIN
                    NEW.updated_at := statement_timestamp();
                    RETURN NEW;
                END
                """));
        DisableTrigger("layouts_touch", on: "layouts");
        RenameTrigger("pages_touch", on: "pages", to: "touch");
    }
}
