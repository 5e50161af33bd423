using System.Globalization;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Functions and procedures in canonical text.</summary>
internal static class RoutineText
{
    public static CanonicalText Write(CanonicalText text, Routine routine)
    {
        text.List("takes", routine.Arguments, argument => text.Begin("argument")
            .Field("name", argument.Name)
            .Field("type", argument.Type)
            .Field("mode", argument.Mode == ArgumentMode.In ? null : argument.Mode.ToString())
            .Sql("default", argument.Default)
            .End());
        text.List("columns", routine.Columns, column => text.Field(column.Name, column.Type));
        text.List("settings", routine.Settings, setting => text.Field(setting.Name, setting.Value));
        return text
            .Field("returns", routine.Returns)
            .Field("language", routine.Language)
            .Field("body", routine.IsBodyParsed ? null : routine.Body)
            .Sql("parsed body", routine.IsBodyParsed ? routine.Body : null)
            .Field("volatility", routine.Volatility == Volatility.Volatile ? null : routine.Volatility.ToString())
            .Flag("strict", routine.Strict)
            .Flag("leakproof", routine.Leakproof)
            .Flag("definer", routine.SecurityDefiner)
            .Field("parallel", routine.Parallel == ParallelSafety.Unsafe ? null : routine.Parallel.ToString())
            .Field("cost", routine.Cost?.ToString("R", CultureInfo.InvariantCulture))
            .Field("rows", routine.Rows?.ToString("R", CultureInfo.InvariantCulture));
    }
}
