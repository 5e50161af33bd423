using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>Those who watch the server see what is published, and nobody else's tokens.</summary>
public sealed class GrantReading : Migration
{
    public override void Change()
    {
        Existing(() => Grant("USAGE", On.Schema("public"), to: "public"));
        Grant("SELECT", On.AllTables(), to: "pg_monitor");
        Grant("SELECT", On.FutureTables(), to: "pg_monitor");
        Revoke("ALL", On.Table("access_tokens"), from: "pg_monitor");
        Grant("SELECT", On.Table("access_tokens"), to: "pg_monitor", columns: ["id", "expires_at"]);
        Revoke("EXECUTE", On.AllRoutines(), from: "public");
    }
}
