namespace Schema.Dsl;

/// <summary>What an online change of a column stands for. The new column is made beside the old one with all that
/// belongs to it; in the end the old one goes, and what belongs to the new one takes over its names.</summary>
internal static class OnlineChange
{
    /// <summary>The operations that make the new column; none where the old one is not known.</summary>
    public static IReadOnlyList<Operation> Open(TableName name, OnlineColumn pair, Operation change, SchemaModel before)
    {
        if (before.Find(name) is not { } table || table.Column(pair.Old) is not { } column)
        {
            return [];
        }

        var made = change is AlterColumnType alter ? column.WithType(alter.Type, alter.Collation, before) : column;
        var copy = table.WithColumnRenamed(pair.Old, pair.New);
        var constraints = table.Constraints
            .Zip(copy.Constraints, (own, copied) => (Own: own, Copy: copied with { Name = OnlineColumn.Waiting(own.Name) }))
            .Where(constraint => constraint.Own.Mentions(pair.Old))
            .ToLookup(constraint => constraint.Own is ForeignKeyConstraint, constraint => Added(name, constraint.Copy));
        return
        [
            .. change is AlterColumnType { UsingBack: var back }
                ? new[] { new TryType(name, pair.Old, made.Type, pair.Forth) { Back = back } }
                : [],
            new AddColumn(name, made with { Name = pair.New, NotNull = false, Default = null, Identity = null }),
            new CreateObject(OnlineTrigger.Function(name, pair)),
            new CreateObject(OnlineTrigger.Of(name, pair)),
            pair.Fill(name),
            .. table.Indexes
                .Zip(copy.Indexes, (own, copied) => (Own: own, Copy: copied))
                .Where(index => index.Own.Mentions(pair.Old))
                .Select(index => new CreateIndex(
                    index.Copy with { Name = OnlineColumn.Waiting(index.Own.Name), Blocking = false })),
            .. column.NotNull ? [new SetNotNull(name, pair.New)] : Array.Empty<Operation>(),
            .. constraints[false],
            .. constraints[true],
            .. before.StatisticsOf(name, pair.Old).Select(statistics => new CreateObject(
                statistics.WithOwnerColumnRenamed(pair.Old, pair.New).Named(Waiting(statistics.Name)))),
            .. Grants(table, pair, before),
        ];
    }

    /// <summary>The operations that take the old column away. A new column that waits for the name of the old one takes
    /// it first: on the way back, it is the last that it gives up, and so nobody finds a column that is being
    /// filled.</summary>
    public static IReadOnlyList<Operation> Finish(Trigger trigger, OnlineColumn pair, SchemaModel before)
    {
        if (pair.New == pair.Final)
        {
            return TakeAway(trigger, pair, before);
        }

        var name = trigger.Name.Owner!;
        var columns = new Operation[]
        {
            new RenameColumn(name, pair.Old, OnlineColumn.Leaving(pair.Final)), new RenameColumn(name, pair.New, pair.Final),
        };
        var swapped = columns.Aggregate(before, (model, rename) => model.Apply(rename));
        var (again, renamed) = swapped.FindOnline(name, pair.Final)!.Value;
        return
        [
            .. columns,
            new ReplaceObject(OnlineTrigger.Again(again, swapped)),
            .. TakeAway(again, renamed, swapped),
        ];
    }

    // What of it nobody may see half done locks the table alone, and so shares a transaction.
    private static IReadOnlyList<Operation> TakeAway(Trigger trigger, OnlineColumn pair, SchemaModel before)
    {
        var name = trigger.Name.Owner!;
        if (before.Find(name) is not { } table || table.Column(pair.Old) is not { } column)
        {
            return [];
        }

        var indexes = table.Indexes.Where(index => index.Mentions(pair.Old)).ToArray();
        var key = table.Constraints.OfType<PrimaryKeyConstraint>().FirstOrDefault(known => known.Mentions(pair.Old));
        var constraints = table.Constraints.Where(constraint => constraint.Mentions(pair.Old) && constraint != key).ToArray();
        return
        [
            .. indexes.Select(index => new DropIndexNamed(name with { Name = index.Name })),
            .. constraints
                .OrderBy(constraint => constraint is not ForeignKeyConstraint)
                .Select(constraint => new DropConstraint(name, constraint.Name)),
            .. column.Identity is { } identity ? Numbered(name, pair, identity, before) : [],
            .. key is null ? [] : Taken(name, pair, key, before),
            .. column.NotNull ? [new DropNotNull(name, pair.Old)] : Array.Empty<Operation>(),
            .. column.Default is not { } value
                ? Array.Empty<Operation>()
                : [new SetDefault(name, pair.New, value), new DropDefault(name, pair.Old)],
            .. Forget(trigger),
            .. before.StatisticsOf(name, pair.Old).Select(statistics => new DropObject(statistics.Name)),
            new DropColumn(name, pair.Old),
            .. indexes
                .Where(index => table.Indexes.Any(other => other.Name == OnlineColumn.Waiting(index.Name)))
                .Select(index => new RenameIndex(name with { Name = OnlineColumn.Waiting(index.Name) }, index.Name)),
            .. constraints
                .Where(constraint => table.Constraint(OnlineColumn.Waiting(constraint.Name)) is not null)
                .Select(constraint => new RenameConstraint(name, OnlineColumn.Waiting(constraint.Name), constraint.Name)),
            .. before.StatisticsOf(name, pair.Old)
                .Where(statistics => before.Find(Waiting(statistics.Name)) is not null)
                .Select(statistics => new RenameObject(Waiting(statistics.Name), statistics.Name.Name.Name)),
        ];
    }

    /// <summary>What undoes the end. The values are tried first, and the index of the old key is built while there is the
    /// new one: rows have a key at any moment on the way back too.</summary>
    public static IEnumerable<Operation> Undo(IReadOnlyList<Operation> reversed)
    {
        foreach (var create in reversed.OfType<CreateObject>())
        {
            if (create.Object is Trigger { Keeps: { Back: { } back } pair, Name.Owner: { } table })
            {
                yield return new TryType(table, pair.New, TypeOf(pair.Old, reversed), back);
            }
        }

        for (var i = 0; i < reversed.Count; i++)
        {
            if (reversed[i] is DropConstraint drop
                && i + 1 < reversed.Count
                && reversed[i + 1] is AddConstraint { Constraint: PrimaryKeyConstraint key } add)
            {
                var index = IndexOf(add.Table, key, OnlineColumn.Leaving(key.Name));
                yield return index;
                yield return drop;
                yield return add with { UsingIndex = index.Index.Name };
                i++;
            }
            else
            {
                yield return reversed[i];
            }
        }
    }

    /// <summary>The operations that let two columns go their own ways.</summary>
    public static IEnumerable<Operation> Forget(Trigger trigger) =>
    [
        new DropObject(trigger.Name),
        new DropObject(Routine.NameOf(ObjectKind.Function, trigger.Function, [])),
    ];

    /// <summary>What is open for a column, by the name that it has in the end; <see langword="null"/> for
    /// nothing.</summary>
    public static (Trigger Trigger, OnlineColumn Pair)? FindOnline(this SchemaModel model, TableName table, string column) =>
        model.OnlineOf(table).Where(one => one.Pair.Final == column).Select(one => ((Trigger, OnlineColumn)?)one).FirstOrDefault();

    /// <summary>The triggers that keep columns of a table in step.</summary>
    public static IEnumerable<(Trigger Trigger, OnlineColumn Pair)> OnlineOf(this SchemaModel model, TableName table) =>
        model.OwnedBy(table).OfType<Trigger>()
            .Where(trigger => trigger.Keeps is not null)
            .Select(trigger => (trigger, trigger.Keeps!));

    // A second primary key is not to be had: its index waits.
    private static Operation Added(TableName table, Constraint copy) =>
        copy is PrimaryKeyConstraint key ? IndexOf(table, key, key.Name) : new AddConstraint(table, copy);

    private static CreateIndex IndexOf(TableName table, PrimaryKeyConstraint key, string name) =>
        new(new IndexDefinition(name, table, key.Columns.Select(IndexKey.OfColumn).ToValueList())
        {
            Unique = true,
            Include = key.Include,
            Parameters = key.Parameters,
            Tablespace = key.Tablespace,
        });

    private static IEnumerable<Operation> Grants(Table table, OnlineColumn pair, SchemaModel before) =>
        GrantReversal.Restore(table, before, pair.Old)
            .OfType<GrantPrivileges>()
            .Where(grant => grant.Target is On.TableTarget)
            .Select(grant => grant with
            {
                Privileges = grant.Privileges.Select(privilege => privilege with { Column = pair.New }).ToValueList(),
            });

    private static ColumnType TypeOf(string column, IEnumerable<Operation> made) =>
        made.OfType<AddColumn>().Single(add => add.Column.Name == column).Column.Type;

    // Rows have a key at any moment.
    private static IEnumerable<Operation> Taken(
        TableName table, OnlineColumn pair, PrimaryKeyConstraint key, SchemaModel before) =>
    [
        new DropConstraint(table, key.Name),
        .. before.FindIndex(table with { Name = OnlineColumn.Waiting(key.Name) }) is { } index
            ? new Operation[] { new AddConstraint(table, key.WithColumnRenamed(pair.Old, pair.New)) { UsingIndex = index.Name } }
            : [],
    ];

    // Rows are numbered at any moment, there and back.
    private static IEnumerable<Operation> Numbered(
        TableName table, OnlineColumn pair, Identity identity, SchemaModel before) =>
    [
        new DropIdentity(table, pair.Old),
        new SetIdentity(table, pair.New, identity),
        .. GrantReversal.Restore(new On.IdentityTarget(table, pair.Old), before)
            .OfType<PrivilegeChange>()
            .Select(change => change with { Target = new On.IdentityTarget(table, pair.New) }),
    ];

    private static ObjectName Waiting(ObjectName name) => name.Renamed(OnlineColumn.Waiting(name.Name.Name));
}
