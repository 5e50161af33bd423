using Schema.Dsl;

namespace Schema.EndToEnd.App.Migrations;

public sealed class AddUsersTable : Migration
{
    public override void Change()
    {
        CreateTable("users", t =>
        {
            t.String("first_name");
            t.String("last_name").Default("Doe");
            t.String("email").NotNull();
            t.Timestamps();
        });

        UniqueIndex("users", "email");
        Index("users", "last_name", "first_name");
    }
}
