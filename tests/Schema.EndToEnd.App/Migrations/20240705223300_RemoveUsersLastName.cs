using Schema.Dsl;

namespace Schema.EndToEnd.App.Migrations;

public sealed class RemoveUsersLastName : Migration
{
    public override void Change() => AlterTable("users", t => t.Remove("last_name"));
}
