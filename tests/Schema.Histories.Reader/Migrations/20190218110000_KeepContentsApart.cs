using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

/// <summary>Lists are slow where each row carries a whole article.</summary>
public sealed class KeepContentsApart : Migration
{
    public override void Change()
    {
        CreateTable("contents", t =>
        {
            t.BigInt("entry_id").PrimaryKey().References("entries", onDelete: ReferentialAction.Cascade);
            t.Text("html").NotNull();
        });

        Execute(
            "INSERT INTO contents SELECT id, content FROM entries WHERE content IS NOT NULL",
            down: """
            UPDATE entries SET content = (SELECT html FROM contents WHERE contents.entry_id = entries.id)
            """);
        RemoveColumn("entries", "content");
    }
}
