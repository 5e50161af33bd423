using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateWebHooks : Migration
{
    public override void Change()
    {
        CreateTable("web_hooks", t =>
        {
            t.References("users", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("packages", onDelete: ReferentialAction.Cascade);
            t.Text("url").NotNull();
            t.Integer("failure_count").NotNull().Default(0).Check("failure_count >= 0");
            t.Timestamps();
        });
    }
}
