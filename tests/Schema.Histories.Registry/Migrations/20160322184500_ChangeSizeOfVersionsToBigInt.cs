using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class ChangeSizeOfVersionsToBigInt : Migration
{
    public override void Change() =>
        AlterTable("versions", t => t.Modify("size", c => c.Type("bigint").Comment("In bytes")));
}
