using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    private string Routine(Routine routine) => string.Concat(
        routine.Name.Kind == ObjectKind.Function ? "FUNCTION " : "PROCEDURE ",
        Qualified(routine.Name.Name, defaultSchema),
        $"({string.Join(", ", routine.Arguments.Select(Argument))})",
        Result(routine),
        $" LANGUAGE {Name(routine.Language)}",
        string.Concat(Attributes(routine).Select(attribute => $" {attribute}")),
        routine.IsBodyParsed ? $"\n{routine.Body}" : $"\nAS {DollarQuoted(routine.Body)}");

    private static string Argument(RoutineArgument argument) => string.Concat(
        argument.Mode switch
        {
            ArgumentMode.In => "",
            ArgumentMode.Out => "OUT ",
            ArgumentMode.InOut => "INOUT ",
            ArgumentMode.Variadic => "VARIADIC ",
            _ => throw new InvalidOperationException($"{argument.Mode} has no SQL."),
        },
        argument.Name is null ? "" : $"{Name(argument.Name)} ",
        argument.Type,
        argument.Default is null ? "" : $" DEFAULT {argument.Default}");

    private static string Result(Routine routine) =>
        routine.Columns.Count > 0
            ? $" RETURNS TABLE ({string.Join(", ", routine.Columns.Select(column => $"{Name(column.Name)} {column.Type}"))})"
        : routine.Returns is null ? ""
        : $" RETURNS {routine.Returns}";

    private static IEnumerable<string> Attributes(Routine routine)
    {
        (bool IsThere, string Sql)[] attributes =
        [
            (routine.Volatility == Volatility.Immutable, "IMMUTABLE"),
            (routine.Volatility == Volatility.Stable, "STABLE"),
            (routine.Strict, "STRICT"),
            (routine.Leakproof, "LEAKPROOF"),
            (routine.SecurityDefiner, "SECURITY DEFINER"),
            (routine.Parallel == ParallelSafety.Restricted, "PARALLEL RESTRICTED"),
            (routine.Parallel == ParallelSafety.Safe, "PARALLEL SAFE"),
            (routine.Cost is not null, $"COST {Number(routine.Cost)}"),
            (routine.Rows is not null, $"ROWS {Number(routine.Rows)}"),
        ];
        return attributes.Where(attribute => attribute.IsThere).Select(attribute => attribute.Sql)
            .Concat(routine.Settings.Select(setting => setting.Value == RoutineSetting.Current
                ? $"SET {Name(setting.Name)} {setting.Value}"
                : $"SET {Name(setting.Name)} = {setting.Value}"));
    }

    private static string? Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    // A tag that the body does not hold, nor makes together with what stands behind it.
    private static string DollarQuoted(string body)
    {
        var tag = "$$";
        for (var number = 0; (body + tag).IndexOf(tag, StringComparison.Ordinal) != body.Length; number++)
        {
            tag = number == 0 ? "$body$" : $"$body{number.ToString(CultureInfo.InvariantCulture)}$";
        }

        return $"{tag}{body}{tag}";
    }
}
