namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The statistics that go with one column of a table, in an order that is always the same.</summary>
    internal IEnumerable<ExtendedStatistics> StatisticsOf(TableName table, string column) =>
        OwnedBy(table).OfType<ExtendedStatistics>().Where(statistics => statistics.Mentions(column));

    private SchemaModel WithoutStatisticsOf(TableName table, string column) => StatisticsOf(table, column)
        .Aggregate(this, (model, statistics) => model.WithoutKey(statistics.Name));
}
