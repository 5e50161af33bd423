using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class TouchPagesWhenTheyAreEdited : Migration
{
    public override void Change()
    {
        ReplaceTrigger("touch", on: "pages", t => t
            .Before()
            .Update("title", "layout_id")
            .ForEachRow()
            .Execute("touch"));
        CreateTrigger("keep_public", on: "sites", t => t.Delete().Constraint(initiallyDeferred: true).Execute("touch"));
        EnableTrigger("keep_public", on: "sites", TriggerState.Always);
        Comment(On.Trigger("touch", "pages"), "Not when somebody moves them");
    }
}
