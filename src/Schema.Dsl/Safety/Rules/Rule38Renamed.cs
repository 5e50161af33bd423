namespace Schema.Dsl;

/// <summary>The running release knows the old name, and the next one the new name.</summary>
internal sealed class Rule38Renamed() : SafetyRule(38, "a name that the running release uses")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (scope.IsContract || (operation is RenameColumn column && scope.Made.Contains(column.Table, column.From, before)))
        {
            yield break;
        }

        foreach (var (table, what) in Renamed(operation, before))
        {
            yield return Found(
                operation,
                table,
                mode: null,
                $"the release that runs meanwhile knows {what} by the old name alone",
                operation is RenameColumn rename
                    ? $"Let both names work meanwhile: RenameColumn(\"{rename.Table}\", \"{rename.From}\", to: \"{rename.To}\").Online(); "
                        + $"the old one goes with FinishOnline(\"{rename.Table}\", \"{rename.To}\") in a migration with "
                        + "[Phase(Phase.Contract)]. Or keep the name in the database, and map it in the code."
                    : "Keep the name in the database, and map it in the code. Or rename in a migration with "
                        + "[Phase(Phase.Contract)], when nothing uses the old name.");
        }
    }

    private static IEnumerable<(TableName Table, string What)> Renamed(Operation operation, SchemaModel before) =>
        operation switch
        {
            RenameColumn rename => [(rename.Table, $"\"{rename.From}\"")],
            RenameTable rename => [(rename.From, $"\"{rename.From}\"")],
            SetTableSchema set => [(set.Table, $"\"{set.Table}\"")],
            RenameObject { Object: { Kind: ObjectKind.View or ObjectKind.MaterializedView } view } =>
                [(view.Name, $"\"{view.Name}\"")],
            MoveObject { Object: { Kind: ObjectKind.View or ObjectKind.MaterializedView } view } =>
                [(view.Name, $"\"{view.Name}\"")],
            RenameObject { Object: { Kind: ObjectKind.Schema, Name.Name: var schema } } => before.Tables
                .Where(table => before.SchemaOf(table.Name) == schema)
                .Select(table => (table.Name, $"\"{table.Name}\"")),
            RenameEnumValue rename => before.Tables
                .Where(table => table.Columns.Any(column =>
                    TypeNames.Of(column.Type) is { } type && before.AreSame(type, rename.Object.Name)))
                .Select(table => (table.Name, $"the value '{rename.From}' of \"{rename.Object.Name}\"")),
            _ => [],
        };
}
