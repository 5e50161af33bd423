using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateApiKeys : Migration
{
    public override void Change()
    {
        CreateTable("api_keys", t =>
        {
            t.References("users", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("name").NotNull();
            t.String("hashed_key", 64).NotNull().Unique();
            t.Boolean("push_package").NotNull().Default(false);
            t.Boolean("yank_package").NotNull().Default(false);
            t.TimestampTz("last_accessed_at");
            t.Timestamps();
        });

        Execute(
            """
            INSERT INTO api_keys (user_id, name, hashed_key, push_package, yank_package)
            SELECT id, 'legacy', encode(sha256(api_key::bytea), 'hex'), true, true FROM users WHERE api_key IS NOT NULL
            """,
            down: """
            -- The keys themselves are gone: whoever has one has to ask for another.
            UPDATE users SET api_key = left(hashed_key, 32)
            FROM api_keys WHERE api_keys.user_id = users.id AND api_keys.name = 'legacy'
            """);
    }
}
