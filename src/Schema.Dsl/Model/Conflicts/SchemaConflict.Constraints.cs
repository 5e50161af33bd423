namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongConstraint(AddConstraint add, SchemaModel before)
    {
        if (TakenConstraint(add.Table, add.Constraint.Name, before) is { } taken)
        {
            return taken;
        }

        var table = before.Find(add.Table);
        return add.Constraint switch
        {
            PrimaryKeyConstraint when table?.Constraints.OfType<PrimaryKeyConstraint>().FirstOrDefault() is { } other =>
                Absent(before, $"the table \"{add.Table}\" has a primary key already, \"{other.Name}\""),
            _ when FirstMissing(add.Table, add.Constraint.Columns(), before) is { } missing => missing,
            PrimaryKeyConstraint key => WrongIndex(add, key.Columns, before),
            UniqueConstraint unique => WrongIndex(add, unique.Columns, before),
            ForeignKeyConstraint key => FirstMissing(key.References, key.ReferencedColumns, before)
                ?? WrongReference(new Reference(add.Table, key), before)
                ?? (table is null ? null : Outlived(table with { Constraints = new[] { add.Constraint } }, before)),
            _ => null,
        };
    }

    // What ALTER TABLE … USING INDEX takes: see the PostgreSQL manual, ALTER TABLE.
    private static string? WrongIndex(AddConstraint add, ValueList<string> columns, SchemaModel before)
    {
        if (add.UsingIndex is not { } name)
        {
            return null;
        }

        var index = before.Find(add.Table)?.Indexes.FirstOrDefault(candidate => candidate.Name == name);
        return index switch
        {
            null => Absent(before, $"there is no index \"{name}\" on table \"{add.Table}\""),
            { Unique: false } => Unfit("is not unique", "UniqueIndex makes one that is"),
            { Columns: null } => Unfit("has expressions", "A constraint is about columns"),
            { Where: not null } => Unfit("leaves rows out", "A constraint holds for all rows"),
            _ when index.Keys.Any(HasOrderOfItsOwn) =>
                Unfit("sorts in a way of its own", "Create it without sort, nulls, operator class and collation"),
            _ when !columns.Equals(index.Columns) => Unfit(
                $"is over {string.Join(", ", index.Columns!)}", "Name its columns, in their order"),
            _ => null,
        };

        string? Unfit(string trouble, string remedy) => Absent(
            before, $"the index \"{name}\" of \"{add.Table}\" {trouble}, so it cannot become that of a constraint. {remedy}");
    }

    private static bool HasOrderOfItsOwn(IndexKey key) =>
        key.Sort != Sort.Ascending
        || key.Nulls != Nulls.Default
        || key.OperatorClass is not null
        || key.Collation is not null;

    private static string? AlwaysValid(ValidateConstraint validate, SchemaModel before) =>
        before.Find(validate.Table)?.Constraint(validate.Constraint) is IndexedConstraint
            ? Absent(
                before,
                $"the constraint \"{validate.Constraint}\" of \"{validate.Table}\" is kept by an index, "
                    + "and so it is always valid. Only checks and foreign keys are validated")
            : null;

    private static string? NoForeignKey(AlterConstraint alter, SchemaModel before) =>
        before.Find(alter.Table)?.Constraint(alter.Constraint) is null or ForeignKeyConstraint
            ? null
            : Absent(
                before,
                $"the constraint \"{alter.Constraint}\" of \"{alter.Table}\" is no foreign key, and PostgreSQL alters "
                    + "only those. Drop it, and add it as it is to be");

    private static string? TakenConstraint(TableName table, string name, SchemaModel before) =>
        before.Find(table)?.Constraint(name) is null
            ? null
            : Absent(
                before, $"there is a constraint \"{name}\" on table \"{table}\" already. Give this one another name");
}
