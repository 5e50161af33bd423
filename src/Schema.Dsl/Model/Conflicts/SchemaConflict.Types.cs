namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    // Its own columns go with it.
    private static string? StillTheType(TableName rowType, SchemaModel before)
    {
        var users = TypeUsers.Of(rowType, before.Apply(new DropTable(rowType))).ToArray();
        return users.Length == 0
            ? null
            : Absent(
                before,
                $"the table \"{rowType}\" is the type of {Names(users)}. Change or drop that first");
    }

    private static string? StillTheType(ObjectName type, SchemaModel before)
    {
        var names = type.Kind == ObjectKind.Extension
            ? TypesOf(type, before)
            : before.Find(type)?.TypeNames ?? (type.IsType ? [type.Name] : []);
        var users = names.SelectMany(name => TypeUsers.Of(name, before)).Distinct().ToArray();
        return users.Length == 0
            ? null
            : Absent(before, $"the {type.InWords} is used by {Names(users)}. Change or drop that first");
    }

    // citext, hstore, ltree, vector: a type that bears the name of the extension is the extension's, unless another is
    // known by it.
    private static IEnumerable<TableName> TypesOf(ObjectName extension, SchemaModel before) =>
        new[] { null, (before.Find(extension) as Extension)?.Schema }
            .Distinct()
            .Select(schema => new TableName(schema, extension.Name.Name))
            .Where(name => before.FindType(name) is null);
}
