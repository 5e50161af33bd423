using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CountDownloadsByClient : Migration
{
    public override void Change()
    {
        AddColumn("daily_downloads", t => t.Text("client").NotNull().Default("gem"));
        SetDefault("daily_downloads_later", "client", "unknown");
        Index("daily_downloads", "day").Name("daily_downloads_by_day");
        Index("daily_downloads", "client").Only().Name("daily_downloads_by_client");
        Index("daily_downloads_2022_01", "client").Name("downloads_of_january_by_client");
        AttachIndex("downloads_of_january_by_client", to: "daily_downloads_by_client");
    }
}
