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
        var names = before.Find(type)?.TypeNames ?? (type.IsType ? [type.Name] : []);
        var users = names.SelectMany(name => TypeUsers.Of(name, before)).Distinct().ToArray();
        return users.Length == 0
            ? null
            : Absent(before, $"the {type.InWords} is used by {Names(users)}. Change or drop that first");
    }
}
