using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class ForgetOldDownloads : Migration
{
    public override void Change()
    {
        DropIndexNamed("daily_downloads_by_client");
        DetachPartition("daily_downloads_before", from: "daily_downloads");
        RenameTable("daily_downloads_before", to: "old_downloads");
        DropTable("daily_downloads_2022_03");
        SetDefault("daily_downloads", "client", "bundler");
    }
}
