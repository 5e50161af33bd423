namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongReferences(CreateTable create, SchemaModel before)
    {
        var after = before.Apply(create);
        return create.Table.Constraints
            .OfType<ForeignKeyConstraint>()
            .FirstReason(key => WrongReference(new Reference(create.Table.Name, key), after));
    }

    // Whether the types still fit, of what refers from the column and to it.
    private static string? WrongReferences(AlterColumnType alter, SchemaModel before)
    {
        var after = before.Apply(alter);
        return after.ReferencesTo(alter.Table)
            .Concat(after.Find(alter.Table)?.Constraints
                .OfType<ForeignKeyConstraint>()
                .Select(key => new Reference(alter.Table, key)) ?? [])
            .FirstReason(reference => WrongType(reference, after));
    }

    /// <summary>What the server would find wrong with a foreign key.</summary>
    /// <param name="model">The schema that has both tables.</param>
    private static string? WrongReference(Reference reference, SchemaModel model) =>
        NoKey(reference, model) ?? WrongType(reference, model);

    private static string? NoKey(Reference reference, SchemaModel model)
    {
        var (target, columns) = (reference.ForeignKey.References, reference.ForeignKey.ReferencedColumns);
        if (model.Find(target) is not { } table || Keys.Of(table).Any(key => Keys.AreSame(key.Columns, columns)))
        {
            return null;
        }

        var arguments = string.Join(", ", columns.Select(column => $"\"{column}\""));
        return Absent(
            model,
            $"the foreign key {reference} refers to {arguments} of \"{target}\", which is no primary key and nothing "
                + "unique, or is checked later only. "
                + $"Make it unique before, with UniqueIndex(\"{target}\", {arguments})");
    }

    private static string? WrongType(Reference reference, SchemaModel model)
    {
        var key = reference.ForeignKey;
        return Enumerable.Range(0, key.Columns.Count).FirstReason(place =>
            model.Find(reference.Table)?.Column(key.Columns[place]) is { } from
                && model.Find(key.References)?.Column(key.ReferencedColumns[place]) is { } to
                && !ReferenceTypes.MayBeCompared(from.Type, to.Type)
                ? Absent(
                    model,
                    $"the column \"{from.Name}\" of \"{reference.Table}\" would be {from.Type}, and \"{to.Name}\" of "
                        + $"\"{key.References}\", which it refers to by \"{key.Name}\", {to.Type}. "
                        + "Give both the same type")
                : null);
    }
}
