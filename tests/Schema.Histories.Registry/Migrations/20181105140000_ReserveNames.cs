using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class ReserveNames : Migration
{
    public override void Change()
    {
        CreateTable("reserved_names", t =>
        {
            t.Text("name").PrimaryKey();
            t.Text("reason").NotNull();
            t.Date("until");
        });

        Insert(
            "reserved_names",
            ["name", "reason"],
            ["admin", "an address of our own"],
            ["json", "part of every platform"]);
        Insert("reserved_names", ("name", "left-pad"), ("reason", "it's history"), ("until", new DateOnly(2030, 1, 1)));
    }
}
