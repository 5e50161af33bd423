using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class ReadAtATime : Migration
{
    public override void Up()
    {
        AddColumn("entries", t => t.Timestamp("read_at"));
        Update("entries", "read_at = updated_at", where: "is_read", Irreversible.Because("Down() does it"));
        DropIndexNamed("entries_unread");
        RemoveColumn("entries", "is_read");
        Index("entries", i => i
            .Column("published_at", Sort.Descending)
            .Where("read_at IS NULL")
            .Name("entries_unread"));
    }

    public override void Down()
    {
        DropIndexNamed("entries_unread");
        AddColumn("entries", t => t.Boolean("is_read").NotNull().Default(false));
        Update("entries", "is_read = true", where: "read_at IS NOT NULL", Irreversible.Because("Up() does it"));
        RemoveColumn("entries", "read_at");
        Index("entries", i => i
            .Column("published_at", Sort.Descending)
            .Where("NOT is_read")
            .Name("entries_unread"));
    }
}
