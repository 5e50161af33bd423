namespace Schema.Dsl;

/// <summary>Brings a column back with everything that PostgreSQL drops with it in silence.</summary>
internal static class ColumnReversal
{
    public static Reversal Restore(Table table, string name, SchemaModel before)
    {
        if (table.Column(name) is not { } column)
        {
            return Unknown(table.Name, name);
        }

        if (before.AllFollowersOf(table.Name).FirstOrDefault(one => one.Column(name) is null) is { } follower
            && before.IsDoubtful(follower.Name))
        {
            return new Reversal.Impossible(
                $"\"{follower.Name}\" follows \"{table.Name}\" and is in doubt: what it loses with the column \"{name}\" is not "
                + $"known. Declare it as it is before this migration, with ExistingTable(\"{follower.Name}\", t => …)");
        }

        var tree = Losing(table, name, before).ToArray();
        var constraints = tree
            .SelectMany(one => one.Constraints, (one, constraint) => (Table: one.Name, Constraint: constraint))
            .Where(own => own.Constraint.PartOf is null && own.Constraint.Mentions(name))
            .ToLookup(
                own => own.Constraint is ForeignKeyConstraint,
                own => PartitionReversal.Add(own.Table, own.Constraint, before));
        var indexes = tree.SelectMany(one => one.Indexes).Where(index => index.PartOf is null && index.Mentions(name));

        // Foreign keys come last: one that refers to its own table needs the key or the unique index that it refers to.
        return new Reversal.Possible(
        [
            new AddColumn(table.Name, column),
            .. tree.Skip(1).SelectMany(one => Numbered(one, column)),
            .. constraints[false].SelectMany(added => added),
            .. indexes.SelectMany(index => PartitionReversal.Create(index, before)),
            .. constraints[true].SelectMany(added => added),
            .. tree.SelectMany(one => before.StatisticsOf(one.Name, name))
                .Select(statistics => new CreateObject(statistics)),
            .. tree.SelectMany(one => GrantReversal.Restore(one, before, name)),
        ]);
    }

    /// <summary>The tables that lose the column: the table, its partitions, and those heirs that have it from nowhere
    /// else. They lose what is their own of it, too.</summary>
    public static IEnumerable<Table> Losing(Table table, string name, SchemaModel before)
    {
        var after = before.Apply(new DropColumn(table.Name, name));
        return before.AllFollowersOf(table.Name)
            .Where(one => one.Column(name) is not null && after.Find(one.Name)?.Column(name) is null)
            .Prepend(table);
    }

    /// <summary>Gives a column its type back, with the collation and the storage that the other type could not
    /// have.</summary>
    public static Reversal RestoreType(AlterColumnType alter, Column column, SchemaModel before)
    {
        var changed = column.WithType(alter.Type, alter.Collation, before);
        var back = alter with
        {
            Type = column.Type,
            Collation = changed.WithType(column.Type, null, before).Collation == column.Collation
                ? null
                : column.Collation ?? TypeTraits.Own,
            Using = alter.UsingBack ?? (column.GeneratedAs is null ? Cast(column) : null),
            UsingBack = alter.Using,
        };
        return new Reversal.Possible(
        [
            back,
            .. changed.Storage == column.Storage
                ? Array.Empty<Operation>()
                : [new SetStorage(alter.Table, alter.Column, column.Storage)],
            .. changed.Compression == column.Compression
                ? Array.Empty<Operation>()
                : [new SetCompression(alter.Table, alter.Column, column.Compression)],
        ]);
    }

    /// <summary>Makes a column a generated one, or another one. Not every server can: it is made anew, and its values
    /// are computed anew.</summary>
    /// <param name="table">The table with the column as it is to be.</param>
    public static Reversal MakeAnew(Table table, Column column, SchemaModel before)
    {
        var references = before.ReferencesTo(table.Name)
            .Where(reference => reference.ForeignKey.ReferencedColumns.Contains(column.Name))
            .Where(reference => !before.AreSame(reference.Table, table.Name)
                || !reference.ForeignKey.Columns.Contains(column.Name))
            .ToArray();
        return Restore(table, column.Name, before) is Reversal.Possible restored
            ? new Reversal.Possible(
            [
                .. references.Select(reference => new DropConstraint(reference.Table, reference.ForeignKey.Name)),
                new DropColumn(table.Name, column.Name),
                .. restored.Operations,
                .. references.Select(reference => new AddConstraint(reference.Table, reference.ForeignKey)),
            ])
            : Unknown(table.Name, column.Name);
    }

    // An heir may number what it inherits, where it has no default and takes no nulls.
    private static IEnumerable<Operation> Numbered(Table heir, Column inherited) =>
        heir.Column(inherited.Name)?.Identity is not { } identity ? [] :
        [
            .. inherited.Default is null ? [] : new Operation[] { new DropDefault(heir.Name, inherited.Name) },
            .. inherited.Inherited().NotNull ? [] : new Operation[] { new SetNotNull(heir.Name, inherited.Name) },
            new SetIdentity(heir.Name, inherited.Name, identity),
        ];

    private static string Cast(Column column) => $"{Identifier.Quoted(column.Name)}::{column.Type}";

    public static Reversal.Impossible Unknown(TableName table, string column) => new(
        $"the column \"{column}\" of \"{table}\" is not known from the history. "
        + "Declare the table as it is before this migration, with "
        + $"ExistingTable(\"{table}\", t => …)");
}
