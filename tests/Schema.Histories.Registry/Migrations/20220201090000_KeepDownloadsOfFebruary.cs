using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class KeepDownloadsOfFebruary : Migration
{
    public override void Change()
    {
        CreateTable("daily_downloads_2022_02", t => t.Like("daily_downloads", Including.Defaults | Including.Constraints));
        AttachPartition("daily_downloads_2022_02", to: "daily_downloads", p => p.Range("2022-02-01", "2022-03-01"));
        CreatePartition("daily_downloads_2022_03", of: "daily_downloads", p =>
        {
            p.Range("2022-03-01", "2022-04-01");
            p.PartitionBy(PartitionMethod.Hash, "package_id");
        });
        CreatePartition("daily_downloads_2022_03_even", of: "daily_downloads_2022_03", p => p.Hash(2, 0));
        CreatePartition("daily_downloads_2022_03_odd", of: "daily_downloads_2022_03", p => p.Hash(2, 1));
    }
}
