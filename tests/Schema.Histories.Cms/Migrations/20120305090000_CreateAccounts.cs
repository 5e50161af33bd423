using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateAccounts : Migration
{
    public override void Change()
    {
        CreateTable("accounts", t =>
        {
            t.String("email").NotNull();
            t.String("name");
            t.String("password_digest", 60).NotNull();
            t.SmallInt("role").NotNull().Default(0).Comment("0 author, 1 editor, 2 administrator");
            t.Integer("sign_in_count").NotNull().Default(0);
            t.Timestamp("last_sign_in_at");
            t.Timestamp("created_at").NotNull().DefaultSql("now()");
        });

        UniqueIndex("accounts", i => i.Expression("lower(email)").Name("accounts_email_unique"));
    }
}
