using Schema.Dsl;

namespace Users.Migrations;

public sealed class AddUsersSignInCount : Migration
{
    public override void Change()
    {
        AddColumn("users", t => t.Integer("sign_in_count").NotNull().Default(0));
        AddCheck("users", "sign_in_count >= 0");
    }
}
