using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    private static readonly (StatisticsKinds Kind, string Sql)[] Kinds =
    [
        (StatisticsKinds.NDistinct, "ndistinct"),
        (StatisticsKinds.Dependencies, "dependencies"),
        (StatisticsKinds.Mcv, "mcv"),
    ];

    private string CreateStatistics(ExtendedStatistics statistics)
    {
        var kinds = Kinds.Where(one => statistics.Kinds.HasFlag(one.Kind)).Select(one => one.Sql).ToArray();
        var of = statistics.Columns.Select(Name).Concat(statistics.Expressions.Select(sql => $"({sql})"));
        return string.Concat(
            $"CREATE {Reference(statistics.Name)}",
            kinds.Length == 0 ? "" : $" ({string.Join(", ", kinds)})",
            $" ON {string.Join(", ", of)} FROM {Qualified(statistics.Table, defaultSchema)}");
    }

    // Only PostgreSQL 17 and later know DEFAULT.
    private static string Target(int? target) => (target ?? -1).ToString(CultureInfo.InvariantCulture);
}
