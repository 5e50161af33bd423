using Schema.Dsl;

namespace Schema.EndToEnd.App.Migrations;

[Unsafe("nobody but the walk-through uses the database")]
public sealed class DropUsersTable : Migration
{
    public override void Change() => DropTable("users");
}
