using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class ConfirmOwnershipsAtATime : Migration
{
    public override void Up()
    {
        AddColumn("ownerships", t => t.TimestampTz("confirmed_at"));
        Update("ownerships", "confirmed_at = inserted_at", where: "approved", Irreversible.Because("see Down()"));
        RemoveColumn("ownerships", "approved");
    }

    public override void Down()
    {
        AddColumn("ownerships", t => t.Boolean("approved").NotNull().Default(false));
        Update("ownerships", "approved = true", where: "confirmed_at IS NOT NULL", Irreversible.Because("see Up()"));
        RemoveColumn("ownerships", "confirmed_at");
    }
}
