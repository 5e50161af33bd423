using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class NameColumnsAsOthersDo : Migration
{
    public override void Change()
    {
        RenameColumn("users", "encrypted_password", to: "password_digest");
        RenameColumn("versions", "sha256", to: "checksum");
        RenameIndex("versions_sha256_index", to: "versions_checksum_index");
        SetDefaultSql("audit_events", "occurred_at", "clock_timestamp()");
        SetNotNull("versions", "checksum");
    }
}
