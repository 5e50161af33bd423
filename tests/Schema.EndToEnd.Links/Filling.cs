using Schema.Dsl;

namespace Schema.EndToEnd.Links;

/// <summary>Fills rows, and counts how often it does: once each.</summary>
public sealed class Filling(bool inBackground = false) : Migration
{
    public static MigrationEntry Entry { get; } = new(20240101000000, nameof(Filling), () => new Filling());

    /// <summary>The same, left to the background.</summary>
    public static MigrationEntry InBackground { get; } =
        new(20240101000000, nameof(Filling), () => new Filling(inBackground: true));

    public override void Change()
    {
        ExistingTable("many", t =>
        {
            t.BigInt("id").PrimaryKey();
            t.Integer("filled").NotNull();
        });
        Backfill("many", b =>
        {
            b.Set("filled = filled + 1").BatchSize(500).Target(TimeSpan.FromMilliseconds(100));
            if (inBackground)
            {
                b.InBackground();
            }
        });
    }
}
