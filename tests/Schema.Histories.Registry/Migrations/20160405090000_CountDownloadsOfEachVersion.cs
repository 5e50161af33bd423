using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

/// <summary>The counter of each package was a row that everybody waited for.</summary>
public sealed class CountDownloadsOfEachVersion : Migration
{
    public override void Change()
    {
        CreateTable("download_counts", t =>
        {
            t.Integer("version_id").PrimaryKey().References("versions", onDelete: ReferentialAction.Cascade);
            t.References("packages", onDelete: ReferentialAction.Cascade).NotNull();
            t.BigInt("count").NotNull().Default(0);
        });

        Execute(
            """
            INSERT INTO download_counts (version_id, package_id, count)
            SELECT DISTINCT ON (packages.id) versions.id, packages.id, packages.downloads
            FROM packages JOIN versions ON versions.package_id = packages.id
            ORDER BY packages.id, versions.position
            """,
            down: """
            UPDATE packages SET downloads = counted.downloads
            FROM (SELECT package_id, sum(count) AS downloads FROM download_counts GROUP BY package_id) AS counted
            WHERE counted.package_id = packages.id
            """);

        RemoveColumn("packages", "downloads");
    }
}
