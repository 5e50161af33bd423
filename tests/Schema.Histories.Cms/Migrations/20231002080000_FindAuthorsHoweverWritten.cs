using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>Nobody remembers whether an author writes herself with an accent.</summary>
public sealed class FindAuthorsHoweverWritten : Migration
{
    public override void Change()
    {
        CreateCollation("however_written", c => c.Icu("und-u-ks-level1").Deterministic(false).Comment("Letters alone count"));
        AddColumn("accounts", t => t.Text("pen_name").Collate("however_written"));
        RenameCollation("however_written", to: "letters");
    }
}
