namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Lets the planner know columns of a table or a materialized view together. Undone by dropping
    /// that.</summary>
    /// <param name="columns">From 2 to 8.</param>
    protected StatisticsBuilder CreateStatistics(TableName table, params string[] columns) =>
        Add(new StatisticsBuilder(Identifier.Given(table), Current.Conventions).Columns(columns));

    /// <summary>Lets the planner know columns and expressions together. Undone by dropping that.</summary>
    protected StatisticsBuilder CreateStatistics(TableName table, Action<StatisticsBuilder> define)
    {
        var builder = new StatisticsBuilder(Identifier.Given(table), Current.Conventions);
        Current.Block($"CreateStatistics(\"{table}\")", builder, define);
        return Add(builder);
    }

    /// <summary>Drops statistics by their name. Undone by creating them as the history knows them.</summary>
    protected void DropStatistics(TableName statistics) => Add(new DropObject(StatisticsName(statistics)));

    /// <summary>Renames statistics within their schema.</summary>
    protected void RenameStatistics(TableName statistics, string to) =>
        Add(new RenameObject(StatisticsName(statistics), Identifier.Given(to, "statistics object")));

    /// <summary>Says how much the server samples for statistics (PostgreSQL 13 and later).</summary>
    /// <param name="target">From 0 to 10 000; <see langword="null"/> for as much as of the columns.</param>
    protected void SetStatisticsTarget(TableName statistics, int? target) => Add(new SetStatisticsTarget(
        StatisticsName(statistics),
        target is { } given ? StatisticsTarget.Given(given, $"statistics object \"{statistics}\"") : null));

    private static ObjectName StatisticsName(TableName statistics) =>
        ExtendedStatistics.NameOf(Identifier.Given(statistics, "statistics object"));
}
