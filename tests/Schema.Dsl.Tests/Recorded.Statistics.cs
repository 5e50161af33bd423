namespace Schema.Dsl.Tests;

internal sealed partial class Recorded
{
    public new StatisticsBuilder CreateStatistics(TableName table, params string[] columns) =>
        base.CreateStatistics(table, columns);

    public new StatisticsBuilder CreateStatistics(TableName table, Action<StatisticsBuilder> define) =>
        base.CreateStatistics(table, define);

    public new void SetStatisticsTarget(TableName statistics, int? target) =>
        base.SetStatisticsTarget(statistics, target);
}
