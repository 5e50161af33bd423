using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateUsers : Migration
{
    public override void Change()
    {
        CreateTable("users", t =>
        {
            t.String("handle", 40);
            t.String("email").NotNull();
            t.String("encrypted_password", 128).NotNull();
            t.String("api_key", 64);
            t.Boolean("email_confirmed").NotNull().Default(false);
            t.String("remember_token", 128);
            t.Timestamps();
        });

        UniqueIndex("users", "email");
        UniqueIndex("users", "handle");
        Index("users", "api_key");
        Index("users", "id", "email_confirmed").Name("users_confirmed");
    }
}
