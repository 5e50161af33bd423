using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateAdvisories : Migration
{
    public override void Change()
    {
        CreateTable("advisories", t =>
        {
            t.Uuid("id").PrimaryKey();
            t.References("packages", onDelete: ReferentialAction.Cascade).NotNull();
            t.Text("identifiers").Array().NotNull().Default(Array.Empty<string>());
            t.Text("title").NotNull();
            t.Decimal("severity", 3, 1);
            t.Int8Range("affected_positions");
            t.Date("published_on").NotNull();
            t.Check("severity BETWEEN 0 AND 10");
        });

        Index("advisories", i => i.Column("identifiers").Using("gin"));
        Index("advisories", i => i.Column("affected_positions").Using("gist"));
    }
}
