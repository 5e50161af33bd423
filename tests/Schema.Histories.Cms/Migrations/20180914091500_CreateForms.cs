using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateForms : Migration
{
    public override void Change()
    {
        CreateTable("forms", t =>
        {
            t.References("sites", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("name").NotNull();
            t.Jsonb("fields").NotNull().Default("[]");
            t.Text("recipients").Array().NotNull().Default(Array.Empty<string>());
            t.Timestamps();
        });

        CreateTable("submissions", t =>
        {
            t.Uuid("id").PrimaryKey().DefaultSql("md5(random()::text || clock_timestamp()::text)::uuid");
            t.References("forms", onDelete: ReferentialAction.Restrict).NotNull();
            t.Jsonb("answers").NotNull();
            t.TimestampTz("received_at", 3).NotNull().DefaultSql("now()");
        });

        Index("submissions", i => i.Column("received_at").Using("brin").With("pages_per_range", 32));
    }
}
