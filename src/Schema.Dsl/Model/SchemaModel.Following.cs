namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The model with definitions that say, after the operation, what they meant before it: the server keeps
    /// what a view means, and not its text.</summary>
    private SchemaModel Followed(Operation operation)
    {
        var (mentioned, changes) = ChangesOf(operation);
        return changes.Length == 0
            ? this
            : Objects.Aggregate(this, (model, known) =>
            {
                var after = mentioned.Any(name => MayMention(known, name)) ? Followed(known, changes) : known;
                return after == known ? model : model.With(after);
            });
    }

    // The server has listed the columns by now, in the order in which they stood.
    private SchemaObject Listed(SchemaObject created) =>
        created.Rewritten(piece => QueryChange.Listed(piece.Names(this)).Sql);

    private SchemaObject Followed(SchemaObject known, Func<QueryResolution, QueryChange>[] changes)
    {
        var doubt = known.Doubt;
        var after = known.Rewritten(piece => changes.Aggregate(piece.Sql, (sql, change) =>
        {
            var changed = change(new SqlPiece(sql, piece.Read).Names(this));
            doubt ??= changed.Doubt;
            return changed.Sql;
        }));
        return after with { Doubt = doubt };
    }

    private (TableName[] Mentioned, Func<QueryResolution, QueryChange>[] Changes) ChangesOf(Operation operation) =>
        operation switch
        {
            RenameTable rename =>
                ([rename.From], [names => QueryChange.RelationRenamed(names, rename.From, rename.To.Name)]),
            RenameObject { Object: { IsRelation: true, Name: var view } } rename =>
                ([view], [names => QueryChange.RelationRenamed(names, view, rename.To)]),
            RenameColumn rename =>
            (
                [rename.Table],
                [
                    names => QueryChange.Listed(names, rename.Table),
                    names => QueryChange.ColumnRenamed(names, rename.Table, rename.From, rename.To),
                ]),
            SetTableSchema move =>
                ([move.Table], [names => QueryChange.RelationMoved(names, move.Table, MovedTo(move.Table, move.Schema))]),
            MoveObject { Object: { IsRelation: true, Name: var relation } } move =>
                ([relation], [names => QueryChange.RelationMoved(names, relation, MovedTo(relation, move.Schema))]),
            RenameObject { Object: { Kind: ObjectKind.Function, Name: var function } } rename =>
                FunctionRenamed(function, function with { Name = rename.To }),
            MoveObject { Object: { Kind: ObjectKind.Function, Name: var function } } move =>
                FunctionRenamed(function, MovedTo(function, move.Schema)),
            RenameObject { Object: { Kind: ObjectKind.Type } type } rename =>
                FunctionsRenamed(ConstructorsOf(type, type.Renamed(rename.To))),
            MoveObject { Object: { Kind: ObjectKind.Type } type } move =>
                FunctionsRenamed(ConstructorsOf(type, type.Moved(MovedTo(type.Name, move.Schema).Schema))),
            AddColumn add => ([add.Table], Added(add.Table, [add.Column.Name])),
            ReplaceObject { Object: StoredQuery view } => ([view.Name.Name], Added(view.Name.Name, NewColumns(view))),
            _ => ([], []),
        };

    private (TableName[] Mentioned, Func<QueryResolution, QueryChange>[] Changes) FunctionRenamed(
        TableName function, TableName to) => FunctionsRenamed([(function, to)]);

    private (TableName[] Mentioned, Func<QueryResolution, QueryChange>[] Changes) FunctionsRenamed(
        IEnumerable<(TableName From, TableName To)> functions)
    {
        var all = functions.ToArray();
        return (
            [.. all.Select(function => function.From)],
            [
                .. all.Select(function => new Func<QueryResolution, QueryChange>(
                    names => FunctionRenamed(names, function.From, function.To))),
            ]);
    }

    private QueryChange FunctionRenamed(QueryResolution names, TableName function, TableName to)
    {
        var isOverloaded = OverloadsOf(function) > 1 && names.Query.Calls.Any(call => IsCallOf(call.Name, function));
        var change = QueryChange.FunctionRenamed(names, called => IsCallOf(called, function), function, to);
        var happened = function.Name == to.Name ? "moved" : "renamed";
        return isOverloaded
            ? new QueryChange(
                change.Sql, $"it calls one of several functions \"{function.Name}\", and one of them was {happened}")
            : change;
    }

    // The server keeps which function a default or a check calls.
    private SchemaModel WithCallsRenamed(TableName function, TableName to)
    {
        var renaming = new FunctionRenaming(called => IsCallOf(called, function), function, to, this);
        var renamed = Tables
            .Where(table => CallsIn(table).Any(use => Calls(use.Sql, function)))
            .Aggregate(this, (model, table) => model.With(table.Following(renaming)));
        return Objects.Aggregate(renamed, (model, known) => known switch
        {
            ExtendedStatistics or Domain when Calls(known, function) => model.With(known.Following(renaming)),

            // Its query was followed before the function had its other name.
            MaterializedView view when IndexesCalling(view, function).Any() => model.With(view with
            {
                Indexes = view.Indexes.Select(index => index.Following(renaming)).ToValueList(),
            }),
            _ => model,
        });
    }

    private bool IsCallOf(TableName called, TableName function) =>
        called.Name == function.Name && SchemaOf(called) == SchemaOf(function);

    private static Func<QueryResolution, QueryChange>[] Added(TableName relation, IEnumerable<string> columns) =>
    [
        names => QueryChange.Listed(names, relation),
        .. columns.Select(column => new Func<QueryResolution, QueryChange>(
            names => QueryChange.ColumnAdded(names, relation, column))),
    ];

    private IEnumerable<string> NewColumns(StoredQuery after) =>
        after.OutputColumns(this)?.Except((Find(after.Name) as StoredQuery)?.OutputColumns(this) ?? []) ?? [];

    // Reading a query costs more than looking for a word in it.
    private bool MayMention(SchemaObject known, TableName relation) =>
        (known.Name.Owner is { } owner && AreSame(owner, relation))
        || known.Pieces.Any(piece => piece.Sql.IndexOf(relation.Name, StringComparison.OrdinalIgnoreCase) >= 0
            || relation.Name.IndexOf('"') >= 0);
}
