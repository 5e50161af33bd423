using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateAccessTokens : Migration
{
    public override void Change()
    {
        CreateTable("access_tokens", t =>
        {
            t.Integer("id").Identity(always: true).PrimaryKey();
            t.References("accounts", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("digest", 64).NotNull().Unique("access_tokens_digest_is_unique");
            t.Text("scopes").Array().NotNull().Default(new[] { "read" });
            t.TimestampTz("expires_at").Default(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
            t.Timestamps();
        });
    }
}
