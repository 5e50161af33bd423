using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

/// <summary>Renders identity columns with the sequences behind them.</summary>
internal static class PostgresIdentity
{
    /// <summary>As it stands behind a column's type, and behind <c>ADD</c>.</summary>
    public static string Definition(TableName table, Column column)
    {
        var identity = column.Identity!;
        var options = Options(SequenceName(table, column), identity).ToArray();
        return $"GENERATED {Generated(identity)} AS IDENTITY"
            + (options.Length == 0 ? "" : $" ({string.Join(" ", options)})");
    }

    /// <summary>The changes that make one identity of another, each as it stands behind <c>ALTER COLUMN</c>.</summary>
    public static IEnumerable<string> Changes(Identity from, Identity to)
    {
        string?[] changes =
        [
            from.Always == to.Always ? null : $"SET GENERATED {Generated(to)}",
            from.Increment == to.Increment ? null : $"SET INCREMENT BY {Number(to.Increment)}",
            from.Min == to.Min && !Turns(from, to) ? null : $"SET {Bound("MINVALUE", to.Min)}",
            from.Max == to.Max && !Turns(from, to) ? null : $"SET {Bound("MAXVALUE", to.Max)}",
            First(from) == First(to) ? null : $"SET START WITH {Number(First(to))}",
            from.Cache == to.Cache ? null : $"SET CACHE {Number(to.Cache)}",
            from.Cycle == to.Cycle ? null : to.Cycle ? "SET CYCLE" : "SET NO CYCLE",
        ];
        return changes.OfType<string>();
    }

    // PostgreSQL cuts long names by its own rule; the fold has to know the name, so it is given then.
    private static string? SequenceName(TableName table, Column column)
    {
        var name = DerivedNames.Sequence(table, column);
        return name == $"{table.Name}_{column.Name}_seq" ? null : name;
    }

    private static IEnumerable<string> Options(string? name, Identity identity)
    {
        string?[] options =
        [
            name is null ? null : $"SEQUENCE NAME {Name(name)}",
            identity.Start is { } start ? $"START WITH {Number(start)}" : null,
            identity.Increment == 1 ? null : $"INCREMENT BY {Number(identity.Increment)}",
            identity.Min is null ? null : Bound("MINVALUE", identity.Min),
            identity.Max is null ? null : Bound("MAXVALUE", identity.Max),
            identity.Cache == 1 ? null : $"CACHE {Number(identity.Cache)}",
            identity.Cycle ? "CYCLE" : null,
        ];
        return options.OfType<string>();
    }

    private static string Generated(Identity identity) => identity.Always ? "ALWAYS" : "BY DEFAULT";

    private static string Bound(string name, long? number) =>
        number is { } bound ? $"{name} {Number(bound)}" : $"NO {name}";

    // The server's own bounds depend on the direction.
    private static bool Turns(Identity from, Identity to) => from.Increment < 0 != to.Increment < 0;

    private static long First(Identity identity) =>
        identity.Start ?? (identity.Increment < 0 ? identity.Max ?? -1 : identity.Min ?? 1);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
