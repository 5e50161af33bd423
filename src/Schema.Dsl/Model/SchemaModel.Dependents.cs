namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The objects that stand in the way of dropping a table or a view, since they read it or have its rows
    /// for arguments.</summary>
    internal IEnumerable<SchemaObject> UsersOf(TableName relation) =>
        Users(known => (known.Name.Owner is not { } owner || !AreSame(owner, relation))
            && (UsesType(known, relation) || Uses(known, relation)));

    /// <summary>The objects that stand in the way of dropping a column, or of changing its type.</summary>
    internal IEnumerable<SchemaObject> UsersOf(TableName table, string column) => Users(known =>
        (known is Trigger { Name.Owner: { } owner } trigger && AreSame(owner, table) && trigger.UpdateOf.Contains(column))
        || (MayMention(known, table) && known.Pieces.Any(piece => piece.Names(this).Mentions(table, column))));

    /// <summary>The objects that stand in the way of dropping an object.</summary>
    internal IEnumerable<SchemaObject> UsersOf(ObjectName name) =>
        name.IsRelation ? UsersOf(name.Name)
        : name.Kind == ObjectKind.Function
            ? Users(known => known is not Domain && (Runs(known, name) || Calls(known, name.Name)))
        : [];

    /// <summary>The triggers that run a function.</summary>
    internal IEnumerable<SchemaObject> TriggersOf(ObjectName function) => Users(known => Runs(known, function));

    /// <summary>What calls a function and cannot be made anew with it: parts of tables, indexes and types, each in
    /// words.</summary>
    internal IEnumerable<string> PartsCalling(ObjectName function) => function.Kind != ObjectKind.Function ? [] :
    [
        .. from table in Tables
           from use in CallsIn(table)
           where Calls(use.Sql, function.Name)
           select $"{use.What} of table \"{table.Name}\"",
        .. from view in Objects.OfType<MaterializedView>()
           from index in IndexesCalling(view, function.Name)
           select $"the index \"{index.Name}\" of {view.Name.InWords}",
        .. from known in Objects
           where known is Domain && Calls(known, function.Name)
               || known is RangeType range && (IsMade(range.Canonical, function) || IsMade(range.SubtypeDiff, function))
           select $"the {known.Name.InWords}",
    ];

    private IEnumerable<IndexDefinition> IndexesCalling(MaterializedView view, TableName function) =>
        view.Indexes.Where(index => index.Expressions().Any(sql => Calls(sql, function)));

    private bool IsMade(TableName? used, ObjectName function) => used is not null && IsCallOf(used, function.Name);

    /// <summary>How many functions of that name are known.</summary>
    internal int OverloadsOf(TableName function) => Objects.Count(known =>
        known.Name.Kind == ObjectKind.Function && IsCallOf(known.Name.Name, function));

    /// <summary>The objects that have to go before an object can go, and to come back behind it, in that
    /// order.</summary>
    internal IReadOnlyList<SchemaObject> DependentsOf(ObjectName name)
    {
        var found = new List<SchemaObject>();
        Visit(name);

        // What belongs to a view that goes, goes with it.
        return
        [
            .. found.Where(user => user.Name.Owner is not { } owner
                || !found.Any(other => other.Name.IsRelation && AreSame(other.Name.Name, owner))),
        ];

        void Visit(ObjectName used)
        {
            foreach (var user in UsersOf(used).Where(user => !found.Contains(user)))
            {
                Visit(user.Name);
                found.Insert(0, user);
            }
        }
    }

    /// <summary>The materialized view without rows that would have to be read to fill one; <see langword="null"/> if
    /// there is none.</summary>
    internal MaterializedView? UnfilledSourceOf(SchemaObject reader) => reader is MaterializedView { HasData: true }
        ? UnfilledIn(reader)
        : null;

    private MaterializedView? UnfilledIn(SchemaObject reader) => Objects
        .OfType<StoredQuery>()
        .Where(source => source != reader && Uses(reader, source.Name.Name))
        .OrderBy(source => source.Name.InWords, StringComparer.Ordinal)
        .Select(source => source switch
        {
            MaterializedView { HasData: false } view => view,
            View view => UnfilledIn(view),
            _ => null,
        })
        .FirstOrDefault(view => view is not null);

    private IEnumerable<SchemaObject> Users(Func<SchemaObject, bool> uses) =>
        Objects.Where(uses).OrderBy(known => known.Name.InWords, StringComparer.Ordinal);

    private bool Uses(SchemaObject known, TableName relation) =>
        MayMention(known, relation) && known.Pieces.Any(piece => piece.Names(this).Mentions(relation));

    private bool UsesType(SchemaObject known, TableName type) => known.Types.Any(used =>
        TypeNames.Of(used) is { } name && AreSame(name, type));

    // Of several functions of a name, the one without arguments.
    private bool Runs(SchemaObject known, ObjectName function) =>
        known is Trigger trigger && function.Arguments is "" && IsCallOf(trigger.Function, function.Name);

    private bool Calls(SchemaObject known, TableName function) => known.Texts.Any(sql => Calls(sql, function));

    private bool Calls(string sql, TableName function) =>
        sql.IndexOf(function.Name, StringComparison.OrdinalIgnoreCase) >= 0
        && SqlQuery.Of(sql).Calls.Any(call => IsCallOf(call.Name, function));

    private static IEnumerable<(string What, string Sql)> CallsIn(Table table) =>
    [
        .. table.Columns
            .Where(column => column.Default is ExpressionValue)
            .Select(column => ($"the default of \"{column.Name}\"", ((ExpressionValue)column.Default!).Sql)),
        .. table.Columns
            .Where(column => column.GeneratedAs is not null)
            .Select(column => ($"the column \"{column.Name}\"", column.GeneratedAs!)),
        .. table.Constraints.SelectMany(constraint => constraint.Expressions()
            .Select(sql => ($"the constraint \"{constraint.Name}\"", sql))),
        .. table.Indexes.SelectMany(index => index.Expressions()
            .Select(sql => ($"the index \"{index.Name}\"", sql))),
    ];
}
