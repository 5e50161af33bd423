using Schema.Dsl;

namespace Schema.AspNetCore.App.Migrations;

public sealed class AddUsersTable : Migration
{
    public override void Change() => CreateTable("users", t => t.String("email").NotNull());
}
