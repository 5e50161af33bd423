namespace Schema.Dsl;

/// <summary>What cannot be, given the schema before: found before anything runs. What raw SQL may have made is never
/// reported.</summary>
internal static class SchemaConflict
{
    /// <summary>Why the server would refuse the operation, and what to do; <see langword="null"/> if nothing speaks
    /// against it.</summary>
    public static string? Find(Operation operation, SchemaModel before) =>
        OfKind(operation, before) ?? TakenName(operation, before);

    private static string? OfKind(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => FirstMissingReference(create.Table, before),
        DeclareTable declare => before.Find(declare.Table.Name) is null
            ? null
            : Absent(before, $"the table \"{declare.Table.Name}\" is known already, so there is nothing to declare"),
        DropTable drop => Missing(drop.Table, before) ?? StillReferenced(drop.Table, before),
        RenameTable rename => Missing(rename.From, before),

        AddColumn add => Missing(add.Table, before) ?? TakenColumn(add.Table, add.Column.Name, before),
        DropColumn drop => MissingColumn(drop.Table, drop.Column, before) ?? StillNeeded(drop, before),
        RenameColumn rename =>
            MissingColumn(rename.Table, rename.From, before) ?? TakenColumn(rename.Table, rename.To, before),
        AlterColumnType alter => MissingColumn(alter.Table, alter.Column, before),
        SetNotNull set => MissingColumn(set.Table, set.Column, before),
        DropNotNull drop => MissingColumn(drop.Table, drop.Column, before)
            ?? InPrimaryKey(drop, before) ?? Numbered(drop.Table, drop.Column, "allows no nulls", before),
        SetDefault set => MissingColumn(set.Table, set.Column, before) ?? Computed(set, before),
        DropDefault drop => MissingColumn(drop.Table, drop.Column, before)
            ?? Numbered(drop.Table, drop.Column, "has no default", before),

        CreateIndex create => MissingColumns(create.Index, before),
        DropIndex drop => Missing(drop.Table, before) ?? (before.FindIndex(drop.Table, drop.Columns) is { } index
            ? StillReferencedKey(index, before)
            : Absent(before, $"there is no index of \"{drop.Table}\" over {string.Join(", ", drop.Columns)}")),
        DropIndexNamed drop => MissingIndex(drop.Index, before) ?? StillReferencedKey(before.FindIndex(drop.Index), before),
        RenameIndex rename => MissingIndex(rename.From, before),

        AddConstraint add => Missing(add.Table, before) ?? WrongConstraint(add, before),
        DropConstraint drop =>
            MissingConstraint(drop.Table, drop.Constraint, before) ?? StillReferencedKey(
                drop.Table, "constraint", drop.Constraint, Keys.Columns(before.Find(drop.Table)?.Constraint(drop.Constraint)), before),
        RenameConstraint rename =>
            MissingConstraint(rename.Table, rename.From, before) ?? TakenConstraint(rename.Table, rename.To, before),

        SetComment { Target: On.TableTarget target } => Missing(target.Name, before),
        SetComment { Target: On.ColumnTarget target } => MissingColumn(target.TableName, target.Name, before),
        SetComment { Target: On.ConstraintTarget target } => MissingConstraint(target.TableName, target.Name, before),
        SetComment { Target: On.IndexTarget target } => MissingIndex(target.Name, before),
        ExecuteSql => null,
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no conflict rule."),
    };

    // After raw SQL, what the model does not know may be there, and what it knows may be gone.
    private static string? Absent(SchemaModel before, string conflict) => before.HasUnknowns ? null : conflict;

    private static string? Missing(TableName table, SchemaModel before) => before.Find(table) is not null
        ? null
        : Absent(before, $"there is no table \"{table}\". If it was there before Schema, declare it with ExistingTable(\"{table}\", t => …)");

    private static string? MissingColumn(TableName table, string column, SchemaModel before) =>
        Missing(table, before) ?? (before.Find(table) is { } known && known.Column(column) is null
            ? Absent(before, $"there is no column \"{column}\" in table \"{table}\"; it has {Names(known.Columns.Select(one => one.Name))}")
            : null);

    private static string? MissingColumns(IndexDefinition index, SchemaModel before) =>
        Missing(index.Table, before) ?? FirstMissing(
            index.Table, index.Keys.Select(key => key.Column).OfType<string>().Concat(index.Include), before);

    private static string? FirstMissing(TableName table, IEnumerable<string> columns, SchemaModel before) =>
        columns.Select(column => MissingColumn(table, column, before)).FirstOrDefault(conflict => conflict is not null);

    private static string? MissingIndex(TableName index, SchemaModel before) =>
        before.FindIndex(index) is not null ? null
        : before.TableOfKey(index) is { } table ? Absent(
            before, $"the index \"{index}\" belongs to a constraint of table \"{table.Name}\": name that one, with a verb for constraints")
        : Absent(before, $"there is no index \"{index}\"");

    private static string? MissingConstraint(TableName table, string constraint, SchemaModel before) =>
        Missing(table, before) ?? (before.Find(table) is { } known && known.Constraint(constraint) is null
            ? Absent(before, $"there is no constraint \"{constraint}\" on table \"{table}\"; it has "
                + Names(known.Constraints.Select(one => one.Name)))
            : null);

    private static string? TakenName(Operation operation, SchemaModel before) =>
        (from name in RelationNames.TakenBy(operation, before)
         let bearer = before.Bearer(name)
         where bearer is not null
         select Absent(before, $"the name \"{name}\" is taken by {bearer}. Choose another, or rename that first")).FirstOrDefault();

    // A table may refer to itself.
    private static string? FirstMissingReference(Table table, SchemaModel before) => table.Constraints
        .OfType<ForeignKeyConstraint>()
        .Where(key => !before.AreSame(key.References, table.Name))
        .Select(key => FirstMissing(key.References, key.ReferencedColumns, before))
        .FirstOrDefault(conflict => conflict is not null);

    private static string? TakenColumn(TableName table, string column, SchemaModel before) =>
        before.Find(table)?.Column(column) is null
            ? null
            : Absent(before, $"there is a column \"{column}\" in table \"{table}\" already");

    private static string? StillReferenced(TableName table, SchemaModel before)
    {
        var references = before.ReferencesTo(table).Select(pair => $"\"{pair.ForeignKey.Name}\" of \"{pair.Table.Name}\"").ToArray();
        return references.Length == 0
            ? null
            : Absent(before, $"the table \"{table}\" is referred to by {Names(references)}. Drop that first, with DropConstraint");
    }

    private static string? StillNeeded(DropColumn drop, SchemaModel before)
    {
        if (before.Find(drop.Table) is not { } table)
        {
            return null;
        }

        var generated = table.Columns.FirstOrDefault(column =>
            column.GeneratedAs is { } sql && column.Name != drop.Column && SqlExpression.MentionsColumn(sql, drop.Column));
        if (generated is not null)
        {
            return Absent(before, $"the column \"{generated.Name}\" of \"{drop.Table}\" is computed from \"{drop.Column}\". Remove that first");
        }

        var references = References(before, drop.Table, [drop.Column])
            .Where(pair => !before.AreSame(pair.Table, drop.Table) || !pair.ForeignKey.Columns.Contains(drop.Column))
            .Select(pair => $"\"{pair.ForeignKey.Name}\" of \"{pair.Table}\"")
            .ToArray();
        return references.Length == 0
            ? null
            : Absent(before, $"the column \"{drop.Column}\" of \"{drop.Table}\" is referred to by {Names(references)}. "
                + "Drop that first, with DropConstraint");
    }

    private static string? StillReferencedKey(IndexDefinition? index, SchemaModel before) =>
        index is null ? null : StillReferencedKey(index.Table, "index", index.Name, Keys.Columns(index), before);

    // Of several keys over the same columns, the server alone knows which one a foreign key rests on.
    private static string? StillReferencedKey(
        TableName tableName, string kind, string? name, ValueList<string>? columns, SchemaModel before)
    {
        if (columns is null || before.Find(tableName) is not { } table
            || Keys.Of(table).Any(other => other.Name != name && Keys.AreSame(other.Columns, columns)))
        {
            return null;
        }

        var references = Keys.References(before, tableName, columns)
            .Select(pair => $"\"{pair.ForeignKey.Name}\" of \"{pair.Table}\"")
            .ToArray();
        return references.Length == 0
            ? null
            : Absent(before, $"the {kind} \"{name}\" of \"{tableName}\" is needed by {Names(references)}. Drop that first");
    }

    private static IEnumerable<(TableName Table, ForeignKeyConstraint ForeignKey)> References(
        SchemaModel before, TableName table, IReadOnlyCollection<string> columns) =>
        from other in before.Tables
        from foreignKey in other.Constraints.OfType<ForeignKeyConstraint>()
        where before.AreSame(foreignKey.References, table) && foreignKey.ReferencedColumns.Any(columns.Contains)
        select (other.Name, foreignKey);

    private static string? InPrimaryKey(DropNotNull drop, SchemaModel before) =>
        before.Find(drop.Table)?.Constraints.OfType<PrimaryKeyConstraint>().FirstOrDefault(key => key.Columns.Contains(drop.Column)) is { } key
            ? Absent(before, $"the column \"{drop.Column}\" of \"{drop.Table}\" is part of the primary key \"{key.Name}\", which allows no nulls")
            : null;

    private static string? Numbered(TableName table, string column, string so, SchemaModel before) =>
        before.Find(table)?.Column(column)?.Identity is null
            ? null
            : Absent(before, $"the column \"{column}\" of \"{table}\" is numbered by the server, so it {so}");

    private static string? Computed(SetDefault set, SchemaModel before) =>
        before.Find(set.Table)?.Column(set.Column) is { } column && (column.GeneratedAs is not null || column.Identity is not null)
            ? Absent(before, $"the column \"{set.Column}\" of \"{set.Table}\" is computed by the server, so it cannot have a default")
            : null;

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
            PrimaryKeyConstraint key => FirstMissing(add.Table, key.Columns, before),
            UniqueConstraint unique => FirstMissing(add.Table, unique.Columns, before),
            ForeignKeyConstraint key => FirstMissing(add.Table, key.Columns, before)
                ?? FirstMissing(key.References, key.ReferencedColumns, before),
            _ => null,
        };
    }

    private static string? TakenConstraint(TableName table, string name, SchemaModel before) =>
        before.Find(table)?.Constraint(name) is null
            ? null
            : Absent(before, $"there is a constraint \"{name}\" on table \"{table}\" already. Give this one another name");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));
}
