namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static bool IsOnline(Operation operation) =>
        operation is RenameColumn { Online: true } or AlterColumnType { Online: true } or FinishOnline;

    /// <summary>What cannot be done online, and what cannot be done to a column while it is replaced.</summary>
    private static string? OfOnline(Operation operation, SchemaModel before) => Open(operation, before) ?? operation switch
    {
        RenameColumn { Online: true } rename => MissingColumn(rename.Table, rename.From, before)
            ?? With(
                NotToBeReplaced(rename.Table, rename.From, rename, before),
                "Keep the name in the database, and map it in the code; or rename in a migration with "
                    + "[Phase(Phase.Contract)], without Online()"),
        AlterColumnType { Online: true } alter => MissingColumn(alter.Table, alter.Column, before)
            ?? With(
                NotToBeReplaced(alter.Table, alter.Column, alter, before),
                $"Add a column of the new type, write to both in the code, fill it with Backfill(\"{alter.Table}\", …), and "
                    + "remove the old one in a migration with [Phase(Phase.Contract)]")
            ?? NotToBeNumbered(alter, before),
        FinishOnline finish => NothingOpen(finish, before),
        _ => null,
    };

    private static string? With(string? conflict, string remedy) => conflict is null ? null : $"{conflict}. {remedy}";

    // All of it has to be known to be copied, whatever raw SQL may have made besides.
    private static string? NotToBeReplaced(TableName name, string column, Operation change, SchemaModel before) =>
        before.Find(name) is not { } table || table.Column(column) is not { } known || OnlineColumn.Of(change, before) is not { } pair
            ? $"the column \"{column}\" of \"{name}\" is not known from the history, so nothing can be made like it"
        : before.IsDoubtful(name)
            ? $"raw SQL may have changed the table \"{name}\", so it is not known for certain what belongs to the column "
                + $"\"{column}\". Declare it as it is before, with ExistingTable(\"{name}\", t => …)"
        : table.PartitionedBy is not null || table.PartitionOf is not null
            ? $"\"{name}\" is {(table.PartitionedBy is null ? "a partition" : "partitioned")}, and the server builds no index of "
                + "all partitions without keeping writers out"
        : table.Inherits.Count > 0 || before.HeirsOf(name).Any()
            ? $"\"{name}\" inherits, or others inherit from it, and a trigger of one table does not see the rows of the others"
        : known.GeneratedAs is not null
            ? $"the column \"{column}\" of \"{name}\" is computed by the server, so nobody writes it"
        : OnlyWhole(known) ?? Mentioned(table, pair, before) ?? Converted(table, pair);

    private static string? OnlyWhole(Column column) =>
        column.Identity is { } identity && identity with { Always = false } != new Identity(Always: false)
            ? $"the sequence that numbers \"{column.Name}\" has settings of its own, and a new one would begin anew"
            : null;

    private static string? Mentioned(Table table, OnlineColumn pair, SchemaModel before)
    {
        var users = before.UsersOf(table.Name, pair.Old).Select(user => user.Name.InWords)
            .Concat(before.SequencesOf(table.Name, pair.Old).Select(sequence => sequence.Name.InWords))
            .Concat(table.Columns
                .Where(column => column.GeneratedAs is { } sql && SqlExpression.MentionsColumn(sql, pair.Old))
                .Select(column => $"column \"{column.Name}\""))
            .Concat(table.Constraints.OfType<ExclusionConstraint>()
                .Where(exclusion => exclusion.Mentions(pair.Old))
                .Select(exclusion => $"exclusion constraint \"{exclusion.Name}\""))
            .ToArray();
        var references = before.ReferencesTo(table.Name)
            .Where(reference => reference.ForeignKey.ReferencedColumns.Contains(pair.Old))
            .ToArray();
        return users.Length > 0
                ? $"the column \"{pair.Old}\" of \"{table.Name}\" is used by {Names(users)}, which cannot have it and its successor"
            : references.Length > 0
                ? $"the column \"{pair.Old}\" of \"{table.Name}\" is referred to by {Names(references)}, which would have to change "
                    + "with it"
            : null;
    }

    // What else it mentions could change, or get another name, meanwhile.
    private static string? Converted(Table table, OnlineColumn pair)
    {
        var other = SqlExpression.Columns(pair.Forth ?? "").Where(name => name != pair.Old)
            .Concat(SqlExpression.Columns(pair.Back ?? "").Where(name => name != pair.New))
            .FirstOrDefault();
        return other is null
            ? null
            : $"Using(…) mentions \"{other}\", and rows are kept in step from the column \"{pair.Old}\" of \"{table.Name}\" alone";
    }

    private static string? NothingOpen(FinishOnline finish, SchemaModel before)
    {
        var open = before.OnlineOf(finish.Table).Select(one => $"\"{one.Pair.Final}\"").ToArray();
        return open.Contains($"\"{finish.Column}\"")
            ? null
            : $"nothing is open for the column \"{finish.Column}\" of \"{finish.Table}\"; open there is {Names(open)}. An earlier "
                + "migration opens it, with Online()";
    }
}
