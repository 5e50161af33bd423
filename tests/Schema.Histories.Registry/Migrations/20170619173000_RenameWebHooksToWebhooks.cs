using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class RenameWebHooksToWebhooks : Migration
{
    public override void Change()
    {
        RenameTable("web_hooks", to: "webhooks");
        RenameIndex("web_hooks_user_id_index", to: "webhooks_user_id_index");
        RenameIndex("web_hooks_package_id_index", to: "webhooks_package_id_index");
        RenameConstraint("webhooks", "web_hooks_pkey", to: "webhooks_pkey");
        RenameConstraint("webhooks", "web_hooks_failure_count_check", to: "webhooks_failure_count_check");
    }
}
