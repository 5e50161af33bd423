using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Rows, or the values of a column, that are gone behind an operation.</summary>
/// <param name="Table">With its schema.</param>
/// <param name="Column">The column; <see langword="null"/> for the table with all of its rows.</param>
internal sealed record DataLoss(TableName Table, string? Column)
{
    /// <summary>As a message says it: <c>column "age" of table "public.users"</c>.</summary>
    public string InWords => Column is null ? $"table \"{Table}\"" : $"column \"{Column}\" of table \"{Table}\"";

    public static IEnumerable<DataLoss> Of(Operation operation, SchemaModel before) => operation switch
    {
        DropTable drop => before.DescendantsOf(drop.Table).Select(table => table.Name).Prepend(drop.Table)
            .Select(table => new DataLoss(Full(table, before), Column: null)),
        DropColumn drop => [new DataLoss(Full(drop.Table, before), drop.Column)],
        _ => [],
    };

    /// <summary>What a plan loses, each but once: a table that goes takes its columns along.</summary>
    public static IReadOnlyList<DataLoss> Of(Plan plan)
    {
        var all = plan.Migrations.SelectMany(migration => migration.Steps).SelectMany(step => step.Loses).Distinct().ToArray();
        var tables = new HashSet<TableName>(all.Where(loss => loss.Column is null).Select(loss => loss.Table));
        return [.. all.Where(loss => loss.Column is null || !tables.Contains(loss.Table))];
    }

    private static TableName Full(TableName table, SchemaModel before) => table with { Schema = before.SchemaOf(table) };
}
