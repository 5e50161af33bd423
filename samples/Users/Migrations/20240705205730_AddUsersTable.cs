using Schema.Dsl;

namespace Users.Migrations;

public sealed class AddUsersTable : Migration
{
    public override void Change()
    {
        CreateTable("users", t =>
        {
            t.String("first_name");
            t.String("last_name");
            t.String("email").NotNull();
            t.Timestamps();
        });

        UniqueIndex("users", "email");
    }
}
