using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateAuditEvents : Migration
{
    public override void Change()
    {
        CreateTable("audit_events", t =>
        {
            t.Uuid("id").PrimaryKey().DefaultSql("md5(random()::text || clock_timestamp()::text)::uuid");
            t.References("users", onDelete: ReferentialAction.SetNull);
            t.References("packages", onDelete: ReferentialAction.SetNull);
            t.String("tag", 60).NotNull();
            t.Inet("ip");
            t.Jsonb("payload").NotNull().Default("{}");
            t.TimestampTz("occurred_at").NotNull().DefaultSql("now()");
            t.Check("jsonb_typeof(payload) = 'object'", name: "audit_events_payload_is_object");
        });

        Index("audit_events", i => i.Column("payload", operatorClass: "jsonb_path_ops").Using("gin"));
        Index("audit_events", i => i.Column("occurred_at", Sort.Descending).Include("tag"));
    }
}
