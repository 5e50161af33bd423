using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class DropStars : Migration
{
    public override void Change()
    {
        AddColumn("entries", t => t.Boolean("is_starred").NotNull().Default(false));
        Execute(
            "UPDATE entries SET is_starred = true WHERE id IN (SELECT entry_id FROM stars)",
            down: "INSERT INTO stars (entry_id) SELECT id FROM entries WHERE is_starred");
        DropTable("stars");
    }
}
