using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

/// <summary>Whoever searches for a city names the country too, and the planner took one for independent of the
/// other.</summary>
public sealed class KnowPlacesTogether : Migration
{
    public override void Change()
    {
        CreateStatistics("addresses", "city", "country").Kinds(StatisticsKinds.Dependencies | StatisticsKinds.Mcv);
        SetStatisticsTarget("addresses_city_country_stat", 1_000);
        Comment(On.Statistics("addresses_city_country_stat"), "A city lies in one country");
    }
}
