using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class DivideDownloadsByMonth : Migration
{
    public override void Change()
    {
        CreateTable("daily_downloads", t =>
        {
            t.References("packages", onDelete: ReferentialAction.Cascade).NotNull();
            t.Date("day").NotNull();
            t.BigInt("downloads").NotNull().Default(0).Check("downloads >= 0");
            t.PrimaryKey("package_id", "day");
            t.PartitionBy(PartitionMethod.Range, "day");
        });
        CreatePartition("daily_downloads_before", of: "daily_downloads", p => p.Range(p.MinValue, "2022-01-01"));
        CreatePartition("daily_downloads_2022_01", of: "daily_downloads", p => p.Range("2022-01-01", "2022-02-01"));
        CreatePartition("daily_downloads_later", of: "daily_downloads", p => p.Default());
    }
}
