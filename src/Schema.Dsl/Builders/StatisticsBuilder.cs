namespace Schema.Dsl;

/// <summary>Declares statistics of several columns. See the PostgreSQL manual, CREATE STATISTICS.</summary>
public sealed class StatisticsBuilder : IOperationBuilder
{
    private const int Most = 8;

    private readonly Conventions _conventions;
    private ExtendedStatistics _statistics;
    private string? _name;

    internal StatisticsBuilder(TableName table, Conventions conventions)
    {
        _conventions = conventions;
        _statistics = new ExtendedStatistics(table, table);
    }

    /// <summary>The columns.</summary>
    public StatisticsBuilder Columns(params string[] columns) => Set(_statistics with
    {
        Columns = _statistics.Columns
            .Concat(columns.Select(column => Identifier.Given(column, "column")))
            .ToValueList(),
    });

    /// <summary>An expression over the columns, as SQL: <c>lower(city)</c> (PostgreSQL 14 and later).</summary>
    public StatisticsBuilder Expression(string sql) => Set(_statistics with
    {
        Expressions = _statistics.Expressions.Add(SqlFragment.Expression(sql, $"An expression of {What}")),
    });

    /// <summary>What is to be known; default: everything.</summary>
    public StatisticsBuilder Kinds(StatisticsKinds kinds) => Set(_statistics with { Kinds = kinds });

    /// <summary>How much the server samples, from 0 to 10 000 (PostgreSQL 13 and later); default: as much as of the
    /// columns.</summary>
    public StatisticsBuilder Target(int target) =>
        Set(_statistics with { Target = StatisticsTarget.Given(target, What) });

    /// <summary>The name, in the schema of the table; default: <c>addresses_city_postcode_stat</c>.</summary>
    public StatisticsBuilder Name(string name)
    {
        _name = Identifier.Given(name, "statistics object");
        return this;
    }

    /// <summary>Explains the statistics to whoever reads the schema.</summary>
    public StatisticsBuilder Comment(string text) => Set(_statistics with { Comment = text });

    IEnumerable<Operation> IOperationBuilder.Build() => Problem is { } problem
        ? throw new InvalidMigrationException($"The {What} {problem}")
        : [new CreateObject(_statistics with { Name = ExtendedStatistics.NameOf(Named) })];

    private TableName Named => _statistics.Table with
    {
        Name = _name ?? _conventions.Derived.Statistics(_statistics.Table, _statistics.Columns, _statistics.Expressions),
    };

    private string What => $"statistics of \"{_statistics.Table}\"";

    private int Count => _statistics.Columns.Count + _statistics.Expressions.Count;

    private string? Problem =>
        Count == 0 || (Count == 1 && _statistics.Columns.Count == 1)
            ? "need two columns, or an expression: those of one column the server keeps anyway. How many it keeps is "
                + "said by Statistics(…) of the column."
        : Count > Most ? $"have {Count} columns and expressions; PostgreSQL takes {Most}."
        : Twin(_statistics.Columns) is { } column ? $"name the column \"{column}\" twice."
        : Twin(_statistics.Expressions.Select(SqlExpression.Canonical)) is { } expression
            ? $"name the expression {expression} twice."
        : Count == 1 && _statistics.Kinds != StatisticsKinds.All
            ? "are of one expression, for which there are no kinds. Leave Kinds out."
        : null;

    private static string? Twin(IEnumerable<string> names) =>
        names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;

    private StatisticsBuilder Set(ExtendedStatistics statistics)
    {
        _statistics = statistics;
        return this;
    }
}
