using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class ShortenBodies : Migration
{
    public override void Change()
    {
        CreateFunction("excerpt", f => f
            .Argument("body", "text")
            .Argument("length", "integer", "200")
            .Returns("text")
            .Language("sql")
            .Immutable()
            .Body("SELECT left(regexp_replace(body, '<[^>]+>', '', 'g'), length)"));
        Index("revisions", i => i.Expression("excerpt(body, 40)").Name("revisions_excerpt"));

        CreateProcedure("drop_revisions", p => p
            .Argument("page", "bigint")
            .Argument("keep", "integer")
            .Language("sql")
            .Body("DELETE FROM revisions WHERE page_id = page AND number < keep"));
    }
}
