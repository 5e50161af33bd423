using Schema.Dsl;

namespace Schema.EndToEnd.App.Migrations;

public sealed class DropUsersTable : Migration
{
    public override void Change() => DropTable("users");
}
