using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Operations in canonical text, one arm each, but for those that declare: they do nothing.</summary>
internal static class OperationText
{
    public static void Write(CanonicalText text, Operation operation)
    {
        text.Begin(operation.GetType().Name);
        Fields(text, operation);
        text.End();
    }

    private static CanonicalText Fields(CanonicalText text, Operation operation) => operation switch
    {
        CreateTable create => TableText.Write(text, create.Table),
        DropTable drop => text.Table(drop.Table).Flag("cascade", drop.Cascade),
        RenameTable rename => text.Field("from", rename.From.ToString()).Field("to", rename.To.Name),
        SetTableSchema set => text.Table(set.Table).Field("schema", set.Schema),
        SetTableLogging set => text.Table(set.Table).Flag("unlogged", set.Unlogged),
        SetTableParameters set => text.Table(set.Table).Parameters(set.Parameters),
        ResetTableParameters reset =>
            text.Table(reset.Table).List("reset", reset.Parameters, name => text.Field("", name)),
        SetTableTablespace set => text.Table(set.Table).Field("tablespace", set.Tablespace),
        AttachPartition attach => text.Table(attach.Table).Partition(attach.Partition),
        DetachPartition detach => text.Table(detach.Table).Field("from", detach.From.ToString())
            .Flag("concurrently", detach.Concurrently),
        Inherit inherit => text.Table(inherit.Table).Field("from", inherit.From.ToString()),
        NoInherit inherit => text.Table(inherit.Table).Field("from", inherit.From.ToString()),

        AddColumn add => TableText.Write(text.Table(add.Table), add.Column),
        DropColumn drop => text.Table(drop.Table).Column("column", drop.Column),
        RenameColumn rename => text.Table(rename.Table).Column("from", rename.From).Column("to", rename.To)
            .Flag("online", rename.Online),
        AlterColumnType alter => text.Table(alter.Table)
            .Column("column", alter.Column)
            .Field("type", alter.Type.ToString())
            .Field("collation", alter.Collation?.ToString())
            .Sql("using", alter.Using)
            .Sql("back", alter.UsingBack)
            .Flag("online", alter.Online),
        FinishOnline finish => text.Table(finish.Table).Column("column", finish.Column),
        TryType type => text.Table(type.Table)
            .Column("column", type.Column)
            .Field("type", type.Type.ToString())
            .Sql("using", type.Sql)
            .Sql("back", type.Back),
        SetNotNull set => text.Table(set.Table).Column("column", set.Column),
        DropNotNull drop => text.Table(drop.Table).Column("column", drop.Column),
        SetDefault set => text.Table(set.Table).Column("column", set.Column).Value(set.Default),
        DropDefault drop => text.Table(drop.Table).Column("column", drop.Column),
        SetCollation set =>
            text.Table(set.Table).Column("column", set.Column).Field("collation", set.Collation.ToString()),
        SetIdentity set => text.Table(set.Table).Column("column", set.Column).Identity(set.Identity),
        DropIdentity drop => text.Table(drop.Table).Column("column", drop.Column),
        SetExpression set => text.Table(set.Table).Column("column", set.Column).Sql("generated", set.Expression),
        DropExpression drop => text.Table(drop.Table).Column("column", drop.Column),
        SetStorage set =>
            text.Table(set.Table).Column("column", set.Column).Field("storage", set.Storage?.ToString()),
        SetCompression set =>
            text.Table(set.Table).Column("column", set.Column).Field("compression", set.Compression?.ToString()),
        SetStatistics set => text.Table(set.Table).Column("column", set.Column).Number("statistics", set.Target),

        CreateIndex create =>
            TableText.Write(text.Table(create.Index.Table), create.Index).Flag("alone", create.Alone),
        DropIndex drop => text.Table(drop.Table).Names("columns", drop.Columns),
        DropIndexNamed drop => text.Field("index", drop.Index.ToString()).Flag("blocking", drop.Blocking),
        RenameIndex rename => text.Field("from", rename.From.ToString()).Field("to", rename.To),
        SetIndexParameters set => text.Field("index", set.Index.ToString()).Parameters(set.Parameters),
        ResetIndexParameters reset => text.Field("index", reset.Index.ToString())
            .List("parameters", reset.Parameters, parameter => text.Field("", parameter)),
        SetIndexTablespace set => text.Field("index", set.Index.ToString()).Field("tablespace", set.Tablespace),
        SetIndexStatistics set => text.Field("index", set.Index.ToString())
            .Number("key", set.Key).Number("target", set.Target),
        AttachIndex attach => text.Field("index", attach.Index.ToString()).Field("to", attach.To.ToString()),
        Reindex reindex => text.Field("index", reindex.Index.ToString()).Flag("blocking", reindex.Blocking),
        ReindexTable reindex => text.Table(reindex.Table).Flag("blocking", reindex.Blocking),

        AddConstraint add =>
            TableText.Write(text.Table(add.Table), add.Table, add.Constraint)
                .Field("using index", add.UsingIndex)
                .Flag("alone", add.Alone),
        DropConstraint drop => text.Table(drop.Table).Field("constraint", drop.Constraint),
        RenameConstraint rename => text.Table(rename.Table).Field("from", rename.From).Field("to", rename.To),
        ValidateConstraint validate => text.Table(validate.Table).Field("constraint", validate.Constraint),
        AlterConstraint alter => text.Table(alter.Table)
            .Field("constraint", alter.Constraint).Field("deferral", alter.Deferral.ToString()),

        CreateObject create => ObjectText.Write(text, create.Object),
        ReplaceObject replace => ObjectText.Write(text, replace.Object).Flag("recreate", replace.Recreate),
        DropObject drop => text.Object(drop.Object),
        RenameObject rename => text.Object(rename.Object).Field("to", rename.To),
        MoveObject move => text.Object(move.Object).Field("schema", move.Schema),
        ObjectChange change => ObjectChangeText.Write(text, change),
        GrantPrivileges grant => Privileges(text, grant).Flag("option", grant.WithGrantOption),
        RevokePrivileges revoke => Privileges(text, revoke).Flag("option", revoke.OptionOnly),
        SetTriggerState set => text.Object(set.Trigger).Field("state", set.State.ToString()),
        SetRowSecurity set => text.Table(set.Table)
            .Field("enabled", set.IsEnabled?.ToString())
            .Field("forced", set.IsForced?.ToString()),
        RefreshMaterializedView refresh => text
            .Field("view", refresh.View.ToString())
            .Flag("concurrently", refresh.Concurrently)
            .Flag("no data", !refresh.WithData),

        SetComment comment => Target(text, comment.Target).Field("text", comment.Text),
        RowOperation rows => RowText.Write(text, rows),
        RunCode code => text.Flag("down", code.Down is not null),
        ExecuteSql sql => text.Sql("up", sql.Up).Sql("down", sql.Down),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no canonical text."),
    };

    private static CanonicalText Privileges(CanonicalText text, PrivilegeChange change) => Target(text, change.Target)
        .List("privileges", change.Privileges, privilege =>
            text.Field("name", privilege.Name).Column("column", privilege.Column))
        .Field("role", change.Role);

    private static CanonicalText Target(CanonicalText text, On target) => target switch
    {
        On.TableTarget table => text.Table(table.Name),
        On.ColumnTarget column => text.Table(column.TableName).Column("column", column.Name),
        On.ConstraintTarget constraint => text.Table(constraint.TableName).Field("constraint", constraint.Name),
        On.IndexTarget index => text.Field("index", index.Name.ToString()),
        On.ObjectTarget named => text.Object(named.Name),
        On.AttributeTarget attribute => text.Object(attribute.TypeName).Field("attribute", attribute.Name),
        On.DomainConstraintTarget constraint => text.Object(constraint.DomainName).Field("constraint", constraint.Name),
        On.IdentityTarget identity => text.Table(identity.TableName).Column("identity", identity.Name),
        On.ConstructorsTarget made => text.Field("constructors", made.TypeName.ToString()),
        On.AllTarget all => text.Field("all", all.Group.ToString()).Field("schema", all.SchemaName),
        On.FutureTarget future => text
            .Field("future", future.Group.ToString()).Field("schema", future.SchemaName).Field("creator", future.Creator),
        _ => throw new InvalidOperationException($"{target.GetType().Name} has no canonical text."),
    };
}
