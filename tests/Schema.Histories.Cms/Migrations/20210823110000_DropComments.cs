using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>Nobody reads them; a service has them now.</summary>
public sealed class DropComments : Migration
{
    public override void Change()
    {
        DropTable("comments");
    }
}
