namespace Schema.Dsl;

/// <summary>The names that share one space in a schema as types: enums, domains and the like, and every table or view,
/// since its rows are of a type of its name.</summary>
internal static class RowTypeNames
{
    /// <summary>What bears a name as a type, as a message says it; <see langword="null"/> if nothing that is known
    /// does.</summary>
    public static string? TypeBearer(this SchemaModel model, TableName name) =>
        model.Find(name) is not null ? "a table"
        : model.Objects.FirstOrDefault(known => Bears(known, name, model)) is { } bearer
            ? $"a {bearer.Name.KindInWords}"
            : null;

    /// <summary>The names that an operation takes as types.</summary>
    public static IEnumerable<TableName> TakenBy(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => [create.Table.Name],
        RenameTable rename => [rename.To],
        CreateObject create => create.Object.TypeNames,
        RenameObject rename => Renamed(rename.Object, rename.Object.Renamed(rename.To), before),
        MoveObject move => Renamed(move.Object, move.Object.Moved(move.Schema), before),
        _ => [],
    };

    private static IEnumerable<TableName> Renamed(ObjectName from, ObjectName to, SchemaModel before) =>
        before.Find(from) is { } known ? (known with { Name = to }).TypeNames : [];

    private static bool Bears(SchemaObject known, TableName name, SchemaModel model) =>
        known.TypeNames.Any(other => model.AreSame(other, name));
}
