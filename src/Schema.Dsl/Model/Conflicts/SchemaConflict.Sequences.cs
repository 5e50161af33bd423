namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongSequence(Sequence sequence, SchemaModel before) =>
        sequence.OwnedBy is not { Table: { } table, Column: { } column } ? null
        : MissingColumn(table, column, before) ?? (before.SchemaOf(table) == before.SchemaOf(sequence.Name.Name)
            ? null
            : Absent(before, $"the {sequence.Name.InWords} is not in the schema of the table \"{table}\", and so cannot be "
                + "owned by a column of it"));

    private static string? WrongChange(Sequence known, SequenceChange change, SchemaModel before) => change switch
    {
        AlterSequence alter => (known.With(alter).Problem is { } problem ? Absent(before, problem) : null)
            ?? WrongSequence(known.With(alter), before),
        RestartSequence { With: { } number } => number >= known.Lowest && number <= known.Highest
            ? null
            : Absent(before, $"the numbers of {known.Name.InWords} go from {known.Lowest} to {known.Highest}"),
        RestartSequence => null,
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no conflict rule."),
    };

    private static string? Owned(MoveObject move, SchemaModel before) =>
        before.Find(move.Object) is Sequence { OwnedBy: { Table: { } table, Column: { } column } }
            ? Absent(
                before,
                $"the {move.Object.InWords} is owned by the column \"{column}\" of \"{table}\", and moves with that "
                    + "table. Say NotOwned() in AlterSequence before")
            : null;

    private static string? StillDrawn(ObjectName sequence, SchemaModel before) =>
        sequence.Kind == ObjectKind.Sequence ? StillDrawn(sequence, (_, _) => true, before) : null;

    private static string? StillDrawn(DropTable drop, SchemaModel before) => before.SequencesOf(drop.Table)
        .FirstReason(sequence => StillDrawn(
            sequence.Name, (table, _) => !before.AreSame(table.Name, drop.Table), before));

    private static string? StillDrawn(DropColumn drop, SchemaModel before) => before.SequencesOf(drop.Table, drop.Column)
        .FirstReason(sequence => StillDrawn(
            sequence.Name,
            (table, column) => column.Name != drop.Column || !before.AreSame(table.Name, drop.Table),
            before));

    private static string? StillDrawn(ObjectName sequence, Func<Table, Column, bool> counts, SchemaModel before)
    {
        var users = (
            from table in before.Tables
            from column in table.Columns
            where counts(table, column)
                && column.Default is ExpressionValue value
                && SequenceNames.In(value.Sql).Any(name => before.AreSame(name, sequence.Name))
            select $"column \"{column.Name}\" of \"{table.Name}\"").ToArray();
        return users.Length == 0
            ? null
            : Absent(before, $"the {sequence.InWords} gives the default of {Names(users)}. Drop that default first");
    }
}
