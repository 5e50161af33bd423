using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class ReleaseReservedNames : Migration
{
    public override void Change()
    {
        Update(
            "reserved_names",
            set: [("reason", "sold to its user")],
            where: [("name", "json")],
            undo: [("reason", "part of every platform")]);
        Delete(
            "reserved_names",
            where: [("name", "left-pad")],
            undo: [("name", "left-pad"), ("reason", "it's history"), ("until", new DateOnly(2030, 1, 1))]);
    }
}
