namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? StillSorting(ObjectName collation, SchemaModel before) => collation.Kind == ObjectKind.Collation
        ? Used($"the {collation.InWords} sorts", CollationUsers.Of(collation.Name, before), "Change or drop that first", before)
        : null;
}
