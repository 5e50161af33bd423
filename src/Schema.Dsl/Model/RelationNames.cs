namespace Schema.Dsl;

/// <summary>The names that share one space in a schema: tables, indexes, the constraints that have an index, and the
/// sequences of identity columns.</summary>
internal static class RelationNames
{
    /// <summary>What bears a name, as a message says it; <see langword="null"/> if nothing that is known
    /// does.</summary>
    public static string? Bearer(this SchemaModel model, TableName name)
    {
        if (model.Find(name) is not null)
        {
            return "a table";
        }

        return model.Tables
            .Where(table => model.SchemaOf(table.Name) == model.SchemaOf(name))
            .Select(table => table.Indexes.Any(index => index.Name == name.Name) ? $"an index of table \"{table.Name}\""
                : table.Constraint(name.Name) is { } key && HasIndex(key) ? $"a constraint of table \"{table.Name}\""
                : HasSequence(table, name.Name) ? $"a sequence of table \"{table.Name}\""
                : null)
            .FirstOrDefault(bearer => bearer is not null);
    }

    /// <summary>The names that an operation takes.</summary>
    public static IEnumerable<TableName> TakenBy(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create =>
        [
            create.Table.Name,
            .. create.Table.Indexes.Select(index => create.Table.Name with { Name = index.Name }),
            .. create.Table.Constraints
                .Where(HasIndex)
                .Select(constraint => create.Table.Name with { Name = constraint.Name }),
        ],
        RenameTable rename =>
        [
            rename.To,
            .. Numbered(rename.From, before)
                .Select(column => rename.To with { Name = DefaultNames.Sequence(rename.To, column.Name) }),
        ],
        RenameColumn rename when Numbered(rename.Table, before).Any(column => column.Name == rename.From) =>
            [rename.Table with { Name = DefaultNames.Sequence(rename.Table, rename.To) }],
        CreateIndex create => [create.Index.Table with { Name = create.Index.Name }],
        RenameIndex rename => [rename.From with { Name = rename.To }],
        AddConstraint add when HasIndex(add.Constraint) => [add.Table with { Name = add.Constraint.Name }],
        RenameConstraint rename
            when before.Find(rename.Table)?.Constraint(rename.From) is { } constraint && HasIndex(constraint) =>
            [rename.Table with { Name = rename.To }],
        _ => [],
    };

    private static IEnumerable<Column> Numbered(TableName table, SchemaModel model) =>
        model.Find(table)?.Columns.Where(column => column.Identity is not null) ?? [];

    private static bool HasSequence(Table table, string name) => table.Columns.Any(column =>
        column.Identity is not null && DefaultNames.Sequence(table.Name, column.Name) == name);

    private static bool HasIndex(Constraint constraint) => constraint is PrimaryKeyConstraint or UniqueConstraint;
}
