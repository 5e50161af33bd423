using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreatePackages : Migration
{
    public override void Change()
    {
        CreateTable("packages", t =>
        {
            t.String("name").NotNull();
            t.Integer("downloads").NotNull().Default(0);
            t.Timestamps();
            t.Comment("A name that somebody has taken, with all that was ever published under it");
        });

        UniqueIndex("packages", "name");
    }
}
