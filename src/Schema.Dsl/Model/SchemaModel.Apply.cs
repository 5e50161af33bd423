namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The model after an operation. What the operation mentions and the model does not know leaves it as it
    /// is.</summary>
    public SchemaModel Apply(Operation operation) => Cascade.Of(operation, this) is { Count: > 1 } parts
        ? parts.Aggregate(this, (model, part) => model.Apply(part))
        : Followed(operation).Applied(operation).OnFollowers(operation).WithSettingsOf(operation).WithGone(operation, this);

    private SchemaModel Applied(Operation operation) => operation switch
    {
        CreateTable create => Created(create.Table.Expanded(this)),
        DeclareTable declare => With(Linked(declare.Table).WithInherited(this)).Certain(declare.Table.Name)
            .WithLikelyGrantsOn([On.Table(declare.Table.Name), .. IdentitiesOf(declare.Table)]),
        DropTable drop => DescendantsOf(drop.Table)
            .Select(partition => partition.Name)
            .Append(drop.Table)
            .Aggregate(this, (model, name) =>
                model.WithoutGrantsOf(new DropTable(name)).With(name, null).WithoutOwnedBy(name)),
        RenameTable rename => Moved(rename.From, rename.To),
        SetTableSchema set => SequencesOf(set.Table)
            .Aggregate(this, (model, sequence) => model.Apply(new MoveObject(sequence.Name, set.Schema)))
            .Moved(set.Table, MovedTo(set.Table, set.Schema)),
        SetTableLogging set => Change(set.Table, table => table with { Unlogged = set.Unlogged }),
        SetTableParameters set => Change(set.Table, table => table with
        {
            Parameters = StorageParameter.Set(table.Parameters, set.Parameters),
        }),
        ResetTableParameters reset => Change(reset.Table, table => table with
        {
            Parameters = StorageParameter.Reset(table.Parameters, reset.Parameters),
        }),
        SetTableTablespace set => Change(set.Table, table => table with { Tablespace = set.Tablespace }),
        AttachPartition attach => Attached(attach),
        DetachPartition detach => Change(detach.Table, table => table.Unlinked()),
        Inherit inherit => Change(inherit.Table, table => table with { Inherits = table.Inherits.Add(inherit.From) }),
        NoInherit inherit => Change(inherit.Table, table => table.Without(inherit.From, this)),

        AddColumn add => Change(add.Table, table => table with { Columns = table.Columns.Add(add.Column) })
            .WithFirstGrantsOn(add.Column.Identity is null ? [] : [new On.IdentityTarget(add.Table, add.Column.Name)]),
        DropColumn drop => WithoutGrantsOf(drop).WithoutInheritedChecks(drop).Change(drop.Table, table => table.Without(drop.Column))
            .WithoutSequencesOf(drop.Table, drop.Column).WithoutStatisticsOf(drop.Table, drop.Column),
        RenameColumn rename => WithGrantsOf(rename).RenamedColumn(rename).WithOwnerColumnRenamed(rename).WithSequenceOwner(
            rename.Table, owner => owner.Column == rename.From ? owner with { Column = rename.To } : owner),
        AlterColumnType alter => ChangeColumn(alter.Table, alter.Column, column =>
            column.WithType(alter.Type, alter.Collation, this)),
        FinishOnline or TryType => this,
        SetNotNull set => ChangeColumn(set.Table, set.Column, column => column with { NotNull = true }),
        DropNotNull drop => ChangeColumn(drop.Table, drop.Column, column => column with { NotNull = false }),
        SetDefault set => ChangeColumn(set.Table, set.Column, column => column with { Default = set.Default }),
        DropDefault drop => ChangeColumn(drop.Table, drop.Column, column => column with { Default = null }),
        SetCollation set => ChangeColumn(set.Table, set.Column, column =>
            column with { Collation = TypeTraits.IsOwn(set.Collation) ? null : set.Collation }),
        SetIdentity set when Find(set.Table)?.Column(set.Column)?.Identity is null =>
            WithIdentity(set).WithFirstGrantsOn([new On.IdentityTarget(set.Table, set.Column)]),
        SetIdentity set => WithIdentity(set),
        DropIdentity drop => WithoutGrantsOn([new On.IdentityTarget(drop.Table, drop.Column)])
            .ChangeColumn(drop.Table, drop.Column, column => column with { Identity = null }),
        SetExpression set => ChangeColumn(set.Table, set.Column, column => column with { GeneratedAs = set.Expression }),
        DropExpression drop => ChangeColumn(drop.Table, drop.Column, column =>
            column with { GeneratedAs = null, IsVirtual = false }),
        SetStorage set => ChangeColumn(set.Table, set.Column, column => column with { Storage = set.Storage }),
        SetCompression set =>
            ChangeColumn(set.Table, set.Column, column => column with { Compression = set.Compression }),
        SetStatistics set => ChangeColumn(set.Table, set.Column, column => column with { Statistics = set.Target }),

        CreateIndex create => WithIndex(create.Index),
        DropIndex drop => WithoutIndex(FindIndex(drop.Table, drop.Columns)),
        DropIndexNamed drop => WithoutIndex(FindIndex(drop.Index)),
        RenameIndex rename => ChangeIndex(rename.From, index => index with { Name = rename.To })
            .WithPartsOfIndex(FindIndex(rename.From), rename.To),
        SetIndexParameters set => ChangeIndex(set.Index, index => index with
        {
            Parameters = StorageParameter.Set(index.Parameters, set.Parameters),
        }),
        ResetIndexParameters reset => ChangeIndex(reset.Index, index => index with
        {
            Parameters = StorageParameter.Reset(index.Parameters, reset.Parameters),
        }),
        SetIndexTablespace set => ChangeIndex(set.Index, index => index with { Tablespace = set.Tablespace }),
        SetIndexStatistics set => ChangeIndex(set.Index, index => index with
        {
            Keys = index.Keys
                .Select((key, place) => place == set.Key - 1 ? key with { Statistics = set.Target } : key)
                .ToValueList(),
        }),
        Reindex or ReindexTable => this,
        AttachIndex attach => ChangeIndex(attach.Index, index => index with { PartOf = attach.To.Name }),

        AddConstraint add => Change(add.Table, table => table.With(add)),
        DropConstraint drop => Change(drop.Table, table => table with
        {
            Constraints = table.Constraints.Where(constraint => constraint.Name != drop.Constraint).ToValueList(),
        }).WithoutParts(drop.Table, drop.Constraint),
        RenameConstraint rename =>
            ChangeConstraint(rename.Table, rename.From, constraint => constraint with
            {
                Name = rename.To,
                PartOf = constraint is CheckConstraint && constraint.PartOf == rename.From ? rename.To : constraint.PartOf,
            })
                .WithPartsOfConstraint(rename.Table, rename.From, rename.To),
        ValidateConstraint validate =>
            ChangeConstraint(validate.Table, validate.Constraint, constraint => constraint.WithNotValid(false)),
        AlterConstraint alter =>
            ChangeConstraint(alter.Table, alter.Constraint, constraint => constraint with { Deferral = alter.Deferral }),

        CreateObject create => Created(Listed(create.Object)).WithFirstGrantsOn(TargetsWith(create.Object)),
        DeclareObject declare => With(Listed(declare.Object)).WithLikelyGrantsOn(TargetsWith(declare.Object)),
        ReplaceObject replace => Replaced(Listed(replace.Object)),
        DropObject drop => WithoutGrantsOn(Find(drop.Object) is { } known ? TargetsWith(known) : [On.Object(drop.Object)])
            .Without(drop.Object),
        RenameObject rename => Renamed(rename.Object, rename.Object.Renamed(rename.To)),
        MoveObject move =>
            Renamed(move.Object, move.Object.Moved(MovedTo(move.Object.Name, move.Schema).Schema)),
        ObjectChange change => Changed(change),
        PrivilegeChange change => With(change),
        DeclarePrivileges declare => With(declare.Change),
        SetTriggerState set => Find(set.Trigger) is Trigger trigger ? With(trigger with { State = set.State }) : this,
        SetRowSecurity set => Change(set.Table, table => table with
        {
            RowSecurity = set.IsEnabled ?? table.RowSecurity,
            ForcesRowSecurity = set.IsForced ?? table.ForcesRowSecurity,
        }),
        RefreshMaterializedView refresh => ChangeView(
            refresh.View, view => view is MaterializedView stored ? stored with { HasData = refresh.WithData } : view),

        SetComment comment => Commented(comment.Target, comment.Text),
        RowOperation => this,
        ExecuteSql sql => After(sql.Up),
        RunCode => WithUnknowns(),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no rule in the model."),
    };

    private SchemaModel Change(TableName name, Func<Table, Table> change) =>
        Find(name) is { } table ? With(change(table)) : this;

    private SchemaModel ChangeColumn(TableName table, string name, Func<Column, Column> change) =>
        Change(table, found => found with
        {
            Columns = found.Columns.Select(column => column.Name == name ? change(column) : column).ToValueList(),
        });

    private SchemaModel WithIdentity(SetIdentity set) =>
        ChangeColumn(set.Table, set.Column, column => column with { Identity = set.Identity });

    private SchemaModel ChangeConstraint(TableName table, string name, Func<Constraint, Constraint> change) =>
        Change(table, found => found with
        {
            Constraints = found.Constraints
                .Select(constraint => constraint.Name == name ? change(constraint) : constraint)
                .ToValueList(),
        });

    private SchemaModel WithIndex(IndexDefinition index) =>
        ChangeIndexes(index.Table, indexes => indexes.Add(index));

    private SchemaModel ChangeIndex(TableName name, Func<IndexDefinition, IndexDefinition> change) =>
        FindIndex(name) is not { } known ? this : ChangeIndexes(known.Table, indexes =>
            indexes.Select(index => index.Name == name.Name ? change(index) : index).ToValueList());

    private SchemaModel WithoutIndex(IndexDefinition? gone) =>
        gone is null ? this : ChangeIndexes(gone.Table, indexes =>
            indexes.Where(index => index.Name != gone.Name).ToValueList()).WithoutParts(gone);

    private SchemaModel ChangeIndexes(
        TableName owner, Func<ValueList<IndexDefinition>, ValueList<IndexDefinition>> change) =>
        Change(owner, table => table with { Indexes = change(table.Indexes) }).ChangeView(owner, view =>
            view is MaterializedView stored ? stored with { Indexes = change(stored.Indexes) } : view);

    // What a table is like, or a partition of, or inherits from, that is not known for certain, the server alone knows.
    private SchemaModel Created(Table table) =>
        (table is { Like.Count: 0, IsUnfilled: false } && IsFilled(table)
            ? With(table)
            : With(table).Next(doubtful: [.. _doubtful, Key(table.Name)]))
        .WithFirstGrantsOn([On.Table(table.Name), .. IdentitiesOf(table)]);

    private TableName MovedTo(TableName name, string? schema) =>
        name with { Schema = schema == DefaultSchema ? null : schema };

    private SchemaModel Moved(TableName from, TableName to) => WithGrantsMoved(from, to)
        .RenamedTable(from, to)
        .WithPartitionsOf(from, to)
        .WithHeirsOf(from, to)
        .WithOwner(from, to)
        .FollowingType(from, to);

    private SchemaModel RenamedTable(TableName from, TableName to)
    {
        if (Find(from) is not { } table)
        {
            return this;
        }

        var renamed = With(table.Name, table.Renamed(to));
        return Tables
            .Where(other => RefersTo(other, from))
            .Select(other => AreSame(other.Name, from) ? to : other.Name)
            .Aggregate(renamed, (model, name) => model.Change(name, other => other with
            {
                Constraints = other.Constraints
                    .Select(constraint => constraint is ForeignKeyConstraint key && AreSame(key.References, from)
                        ? key with { References = to }
                        : constraint)
                    .ToValueList(),
            }));
    }

    private SchemaModel RenamedColumn(RenameColumn rename)
    {
        var renamed = Change(rename.Table, table => table.WithColumnRenamed(rename.From, rename.To));
        return Tables
            .Where(other => RefersTo(other, rename.Table))
            .Aggregate(renamed, (model, other) => model.Change(other.Name, found => found with
            {
                Constraints = found.Constraints
                    .Select(constraint => constraint is ForeignKeyConstraint key
                        && AreSame(key.References, rename.Table)
                        ? key with { ReferencedColumns = key.ReferencedColumns.Replace(rename.From, rename.To) }
                        : constraint)
                    .ToValueList(),
            }));
    }

    private bool RefersTo(Table table, TableName to) =>
        table.Constraints.OfType<ForeignKeyConstraint>().Any(key => AreSame(key.References, to));

    private SchemaModel Commented(On target, string? text) => target switch
    {
        On.TableTarget table => Change(table.Name, found => found with { Comment = text }),
        On.ColumnTarget column => ChangeColumn(column.TableName, column.Name, found => found with { Comment = text })
            .ChangeView(column.TableName, view => view.WithColumnComment(column.Name, text)),
        On.ConstraintTarget constraint =>
            ChangeConstraint(constraint.TableName, constraint.Name, found => found with { Comment = text }),
        On.IndexTarget index => ChangeIndex(index.Name, found => found with { Comment = text }),
        On.ObjectTarget named => Find(named.Name) is { } found ? With(found with { Comment = text }) : this,
        On.AttributeTarget attribute => Find(attribute.TypeName) is CompositeType type
            ? With(type.WithComment(attribute.Name, text))
            : this,
        On.DomainConstraintTarget constraint => Find(constraint.DomainName) is Domain domain
            ? With(domain.WithComment(constraint.Name, text))
            : this,
        _ => throw new InvalidOperationException($"{target.GetType().Name} has no rule in the model."),
    };
}
