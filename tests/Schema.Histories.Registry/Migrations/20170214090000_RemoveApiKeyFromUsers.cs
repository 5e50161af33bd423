using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class RemoveApiKeyFromUsers : Migration
{
    public override void Change() => RemoveColumn("users", "api_key");
}
