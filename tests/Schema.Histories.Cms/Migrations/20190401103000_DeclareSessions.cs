using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>The plug-in that signs people in made this table before we knew of it.</summary>
public sealed class DeclareSessions : Migration
{
    public override void Change()
    {
        Execute(
            """
            CREATE TABLE IF NOT EXISTS sessions (
                sid varchar(255) NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
                data jsonb NOT NULL,
                expires timestamp NOT NULL
            );

            CREATE INDEX IF NOT EXISTS sessions_expires ON sessions (expires);
            """,
            down: "DROP TABLE sessions");

        ExistingTable("sessions", t =>
        {
            t.String("sid").NotNull();
            t.Jsonb("data").NotNull();
            t.Timestamp("expires").NotNull();
            t.PrimaryKey("sid");
            t.Index("expires").Name("sessions_expires");
        });
    }
}
