using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

/// <summary>Names that differ in case, dashes and underscores only are taken for each other.</summary>
public sealed class FindPackagesByCanonicalName : Migration
{
    public override void Change()
    {
        AddColumn("packages", t => t.Text("canonical_name").GeneratedAs("lower(replace(name, '_', '-'))"));
        UniqueIndex("packages", "canonical_name");

        DropIndex("packages", "name");
        UniqueIndex("packages", i => i.Expression("lower(name)").Name("packages_name_index"));
    }
}
