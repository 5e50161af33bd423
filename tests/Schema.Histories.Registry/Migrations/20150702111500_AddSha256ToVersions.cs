using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class AddSha256ToVersions : Migration
{
    public override void Change()
    {
        AddColumn("versions", t => t.Char("sha256", 64).Comment("Of the file, in hexadecimal digits"));
        Index("versions", "sha256");
    }
}
