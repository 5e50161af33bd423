using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

/// <summary>Two billion rows were near.</summary>
public sealed class ChangeIdsToBigInt : Migration
{
    public override void Change()
    {
        AlterTable("versions", t => t.Modify("id", c => c.Type("bigint")));
        AlterTable("dependencies", t =>
        {
            t.Modify("id", c => c.Type("bigint"));
            t.Modify("version_id", c => c.Type("bigint"));
        });
        AlterTable("download_counts", t => t.Modify("version_id", c => c.Type("bigint")));
    }
}
