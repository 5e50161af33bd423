using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class AllowOptionalDependencies : Migration
{
    public override void Change()
    {
        DropConstraint("dependencies", "dependencies_scope_check");
        AddCheck("dependencies", "scope IN ('runtime', 'development', 'optional')", name: "dependencies_scope_check");
        Comment(On.Constraint("dependencies", "dependencies_scope_check"), "As the manifest calls them");
    }
}
