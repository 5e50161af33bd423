namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? StillUsed(TableName table, SchemaModel before) =>
        Used($"the table \"{table}\" is used by", before.UsersOf(table), "Replace or drop that first", before);

    private static string? StillUsed(DropColumn drop, SchemaModel before) => Used(
        $"the column \"{drop.Column}\" of \"{drop.Table}\" is used by",
        before.UsersOf(drop.Table, drop.Column),
        "Replace or drop that first",
        before);

    private static string? StillUsed(AlterColumnType alter, SchemaModel before) => Used(
        $"the column \"{alter.Column}\" of \"{alter.Table}\" cannot change its type while it is used by",
        before.UsersOf(alter.Table, alter.Column),
        "Drop that first, and create it again behind",
        before);

    // Which of several functions of a name is called, the server alone knows; which one a trigger runs, is known.
    private static string? StillUsed(ObjectName name, SchemaModel before)
    {
        var isOverloaded = name.Kind == ObjectKind.Function && before.OverloadsOf(name.Name) > 1;
        var users = isOverloaded ? before.TriggersOf(name) : before.UsersOf(name);
        return Used(
            $"the {name.InWords} is used by",
            users.Select(user => user.Name.InWords).Concat(isOverloaded ? [] : before.PartsCalling(name)),
            "Replace or drop that first",
            before);
    }

    private static string? Used(string what, IEnumerable<SchemaObject> by, string remedy, SchemaModel before) =>
        Used(what, by.Select(user => user.Name.InWords), remedy, before);

    private static string? Used(string what, IEnumerable<string> by, string remedy, SchemaModel before) =>
        by.Any() ? Absent(before, $"{what} {Names(by)}. {remedy}") : null;

    private static string? WrongReplacement(ReplaceObject replace, SchemaModel before) =>
        before.Find(replace.Object.Name) is not { } known ? null
        : ReadsItself(replace.Object, before) is { } circle ? circle
        : replace.Recreate ? LostDependent(known, before)
            ?? LostColumn(known, replace.Object, before) ?? LostIndex(known, replace.Object, before)
            ?? Unfilled(known.Name, before.Apply(replace))
        : (known, replace.Object) is (View view, View after) ? LostColumns(view, after, before)
        : known is Routine && !known.CanBecome(replace.Object)
            ? Absent(
                before,
                "the server keeps the type of its result, and the names and defaults of its arguments. "
                    + "Say recreate: true, which drops it and creates it again with what uses it")
        : null;

    private static string? ReadsItself(SchemaObject after, SchemaModel before) => before.DependentsOf(after.Name)
        .Prepend(after)
        .Where(reader => reader.Name.IsRelation)
        .FirstOrDefault(reader => after.Pieces.Any(piece => piece.Names(before).Mentions(reader.Name.Name))) is { } circle
        ? Absent(before, circle == after ? "it would read itself" : $"it would read {circle.Name.InWords}, which reads it")
        : null;

    private static string? LostDependent(SchemaObject known, SchemaModel before) =>
        before.DependentsOf(known.Name).FirstOrDefault(one => one.Doubt is not null) is { } dependent
            ? $"{dependent.Name.InWords} depends on it and would have to be created again, "
                + $"and its definition is not known any more: {dependent.Doubt}. Drop that first, "
                + "and create it again behind"
            : before.PartsCalling(known.Name).FirstOrDefault() is { } part
                ? Absent(before, $"{part} calls it and would have to be created again. Drop that first, and create it again behind")
            : null;

    private static string? LostColumn(SchemaObject known, SchemaObject after, SchemaModel before)
    {
        if (known is not StoredQuery view || (after as StoredQuery)?.OutputColumns(before) is not { } columns)
        {
            return null;
        }

        return view.OutputColumns(before)?.Except(columns).FirstReason(column =>
            before.UsersOf(view.Name.Name, column).FirstOrDefault() is { } user
                ? Absent(
                    before,
                    $"{user.Name.InWords} reads its column \"{column}\", which it would not have; it would have "
                        + $"{Names(columns)}. Replace or drop that first")
                : null);
    }

    private static string? LostIndex(SchemaObject known, SchemaObject after, SchemaModel before) =>
        (known, after) is (MaterializedView view, MaterializedView other)
            && other.OutputColumns(before) is { } columns
            && view.Indexes.FirstOrDefault(index => index.Keys.Select(key => key.Column).OfType<string>()
                .Concat(index.Include).Any(column => !columns.Contains(column))) is { } lost
            ? Absent(before, $"the index \"{lost.Name}\" has columns that it would not have; it would have "
                + $"{Names(columns)}. Drop the index first")
            : null;

    private static string? LostColumns(View known, View after, SchemaModel before) =>
        known.OutputColumns(before) is { } had
            && after.OutputColumns(before) is { } has
            && !had.SequenceEqual(has.Take(had.Count))
            ? Absent(
                before,
                $"it has the columns {Names(had)}, and would have {Names(has)}: the server can add columns at the end, "
                    + "and no more. Say recreate: true, which drops the view and creates it again with what depends "
                    + "on it")
            : null;

    private static string? Unfilled(ObjectName recreated, SchemaModel after) => after.DependentsOf(recreated)
        .Prepend(after.Find(recreated))
        .OfType<MaterializedView>()
        .FirstReason(view => Unfilled(view, after));

    private static string? Unfilled(MaterializedView reader, SchemaModel before) =>
        before.UnfilledSourceOf(reader) is { } source
            ? Absent(
                before,
                $"the {reader.Name.InWords} would read {source.Name.InWords}, which has no rows until it is refreshed. "
                    + $"Write RefreshMaterializedView(\"{source.Name.Name}\") before")
            : null;

    private static string? MissingColumn(StoredQuery view, string column, SchemaModel before) =>
        view.OutputColumns(before) is { } columns && !columns.Contains(column)
            ? Absent(before, $"there is no column \"{column}\" in {view.Name.InWords}; it has {Names(columns)}")
            : null;

    private static string? NotToBeRefreshed(RefreshMaterializedView refresh, SchemaModel before)
    {
        if (before.Find(MaterializedView.NameOf(refresh.View)) is not MaterializedView view)
        {
            return null;
        }

        if (!refresh.Concurrently)
        {
            return refresh.WithData ? Unfilled(view with { HasData = true }, before) : null;
        }

        return view.Indexes.All(index => Keys.Columns(index) is null)
                ? Absent(before, "concurrently needs a unique index over columns and all rows. "
                    + $"Create one with UniqueIndex(\"{refresh.View}\", …), or leave concurrently out")
            : !view.HasData
                ? Absent(before, "concurrently needs that it has been filled before. Leave concurrently out")
            : null;
    }
}
