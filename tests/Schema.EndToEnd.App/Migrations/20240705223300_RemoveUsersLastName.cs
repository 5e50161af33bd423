using Schema.Dsl;

namespace Schema.EndToEnd.App.Migrations;

[Unsafe("nobody but the walk-through uses the database")]
public sealed class RemoveUsersLastName : Migration
{
    public override void Change() => AlterTable("users", t => t.Remove("last_name"));
}
