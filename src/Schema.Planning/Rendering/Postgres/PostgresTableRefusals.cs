using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What the rest of a table does not let be. SQLite, which makes tables anew, knows none of it.</summary>
internal static class PostgresTableRefusals
{
    public static string? Find(Operation operation, SchemaModel before) => operation switch
    {
        AlterColumnType alter when !before.HasUnknowns => ComputedFrom(alter, before.Find(alter.Table)),
        _ => null,
    };

    private static string? ComputedFrom(AlterColumnType alter, Table? table) =>
        table?.Columns.FirstOrDefault(column =>
            column.GeneratedAs is { } sql && column.Name != alter.Column
                && SqlExpression.MentionsColumn(sql, alter.Column)) is { } computed
            ? $"the column \"{computed.Name}\" of \"{alter.Table}\" is computed from \"{alter.Column}\", and "
                + "PostgreSQL changes no type under it; remove it before, and add it again behind"
            : null;
}
