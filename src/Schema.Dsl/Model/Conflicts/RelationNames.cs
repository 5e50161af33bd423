namespace Schema.Dsl;

/// <summary>The names that share one space in a schema: tables, views, indexes, the constraints that have an index, and
/// sequences.</summary>
internal static class RelationNames
{
    /// <summary>The names that a table's parts bear, each with what it is.</summary>
    public static IEnumerable<(TableName Name, string Kind)> Of(Table table) =>
        table.Indexes.Select(index => (index.Name, Kind: "an index"))
            .Concat(table.Constraints.Where(HasIndex).Select(constraint => (constraint.Name, Kind: "a constraint")))
            .Concat(Numbered(table)
                .Select(column => (Name: DerivedNames.Sequence(table.Name, column), Kind: "a sequence")))
            .Select(part => (table.Name with { Name = part.Name }, part.Kind));

    /// <summary>What bears a name, as a message says it; <see langword="null"/> if nothing that is known
    /// does.</summary>
    public static string? Bearer(this SchemaModel model, TableName name) =>
        model.Find(name) is not null ? "a table"
        : model.TableOfPart(name) is { } table ? $"{KindOf(table, name.Name)} of table \"{table.Name}\""
        : model.ViewOfIndex(name) is { } view ? $"an index of {view.Name.InWords}"
        : model.FindRelation(name) is { } relation ? $"a {relation.Name.KindInWords}"
        : null;

    /// <summary>The names that an operation takes.</summary>
    public static IEnumerable<TableName> TakenBy(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create =>
        [
            create.Table.Name,
            .. Of(create.Table.Expanded(before)).Select(part => part.Name),
        ],
        RenameTable rename =>
        [
            rename.To,
            .. FollowingSequences(rename.From, before)
                .Select(column => rename.To with { Name = DerivedNames.Sequence(rename.To, column.Name) }),
        ],
        SetTableSchema set when before.Find(set.Table) is { } table
            && before.SchemaOf(set.Table) != set.Schema =>
        [
            table.Name with { Schema = set.Schema },
            .. Of(table).Select(part => part.Name with { Schema = set.Schema }),
            .. before.SequencesOf(set.Table).Select(sequence => sequence.Name.Name with { Schema = set.Schema }),
        ],
        AddColumn { Column.Identity: not null } add =>
            [add.Table with { Name = DerivedNames.Sequence(add.Table, add.Column) }],
        RenameColumn rename when FollowingSequences(rename.Table, before).Any(column => column.Name == rename.From) =>
            [rename.Table with { Name = DerivedNames.Sequence(rename.Table, rename.To) }],
        SetIdentity set => SequenceOf(set, before),
        CreateIndex create => [create.Index.Table with { Name = create.Index.Name }],
        RenameIndex rename => [rename.From with { Name = rename.To }],
        AddConstraint add when HasIndex(add.Constraint) && add.UsingIndex != add.Constraint.Name =>
            [add.Table with { Name = add.Constraint.Name }],
        RenameConstraint rename
            when before.Find(rename.Table)?.Constraint(rename.From) is { } constraint && HasIndex(constraint) =>
            [rename.Table with { Name = rename.To }],
        CreateObject { Object: MaterializedView view } =>
            [view.Name.Name, .. view.Indexes.Select(index => view.Name.Name with { Name = index.Name })],
        CreateObject { Object: { IsRelation: true } created } => [created.Name.Name],
        RenameObject rename when IsRelation(rename.Object, before) => [rename.Object.Renamed(rename.To).Name],
        MoveObject move when IsRelation(move.Object, before) => [move.Object.Moved(move.Schema).Name],
        _ => [],
    };

    private static bool IsRelation(ObjectName name, SchemaModel model) =>
        model.Find(name)?.IsRelation ?? name.IsRelation;

    private static string KindOf(Table table, string name) => Of(table).First(part => part.Name.Name == name).Kind;

    private static TableName[] SequenceOf(SetIdentity set, SchemaModel before)
    {
        var column = before.Find(set.Table)?.Column(set.Column) ?? new Column(set.Column, new ColumnType(""));
        var name = DerivedNames.Sequence(set.Table, column with { Identity = set.Identity });
        return column.Identity is not null && DerivedNames.Sequence(set.Table, column) == name
            ? []
            : [set.Table with { Name = name }];
    }

    // A sequence that was given its name keeps it.
    private static IEnumerable<Column> FollowingSequences(TableName table, SchemaModel model) =>
        model.Find(table) is { } known
            ? known.Columns.Where(column => column.Identity is { SequenceName: null })
            : [];

    private static IEnumerable<Column> Numbered(Table table) =>
        table.Columns.Where(column => column.Identity is not null);

    private static bool HasIndex(Constraint constraint) => constraint is IndexedConstraint;
}
