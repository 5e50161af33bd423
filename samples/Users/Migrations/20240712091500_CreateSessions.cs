using Schema.Dsl;

namespace Users.Migrations;

public sealed class CreateSessions : Migration
{
    public override void Change() => CreateTable("sessions", t =>
    {
        t.References("users", onDelete: ReferentialAction.Cascade).NotNull();
        t.String("token", 64).NotNull().Unique();
        t.TimestampTz("expires_at").NotNull();
        t.Timestamps();
        t.Comment("Who is signed in, and until when");
    });
}
