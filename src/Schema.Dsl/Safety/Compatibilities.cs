namespace Schema.Dsl;

/// <summary>Classifies operations, one arm each.</summary>
public static class Compatibilities
{
    private const Compatibility Breaking = Compatibility.ReaderBreaking | Compatibility.WriterBreaking;

    private const Compatibility Stricter = Compatibility.WriterBreaking | Compatibility.DataDependent;

    /// <summary>What an operation means for the release that was written before it; <see langword="null"/> for raw SQL
    /// and code, of which nobody can tell.</summary>
    /// <param name="before">The schema that the operation meets.</param>
    public static Compatibility? Of(Operation operation, SchemaModel before) => operation switch
    {
        ExecuteSql or RunCode => null,
        CreateTable or DeclareTable or DeclareObject or DeclarePrivileges => Compatibility.Additive,
        DropTable or RenameTable or SetTableSchema => Breaking,
        SetTableLogging or SetTableParameters or ResetTableParameters or SetTableTablespace => Compatibility.Additive,
        AttachPartition => Compatibility.DataDependent,
        DetachPartition or NoInherit => Compatibility.ReaderBreaking,
        Inherit => Compatibility.Additive,

        AddColumn { Column: { NotNull: true, Default: null, Identity: null, GeneratedAs: null } } => Stricter,
        AddColumn => Compatibility.Additive,
        RenameColumn { Online: true } => Compatibility.Additive,
        AlterColumnType { Online: true } alter => alter.Using is null ? Compatibility.DataDependent : Stricter,
        DropColumn or RenameColumn or FinishOnline => Breaking,
        TryType => Compatibility.Additive,
        AlterColumnType alter => OfType(alter, before),
        SetCollation => Compatibility.DataDependent,
        SetNotNull => Stricter,
        DropNotNull => Compatibility.ReaderBreaking,
        SetDefault => Compatibility.Additive,
        DropDefault drop => before.Find(drop.Table)?.Column(drop.Column) is { NotNull: true }
            ? Compatibility.WriterBreaking
            : Compatibility.Additive,
        SetIdentity { Identity.Always: true } or DropIdentity or DropExpression => Compatibility.WriterBreaking,
        SetIdentity => Compatibility.Additive,
        SetExpression => Compatibility.ReaderBreaking,
        SetStorage or SetCompression or SetStatistics => Compatibility.Additive,

        CreateIndex { Index.Unique: true } => Stricter,
        CreateIndex or RenameIndex or Reindex or ReindexTable or AttachIndex => Compatibility.Additive,
        SetIndexParameters or ResetIndexParameters or SetIndexTablespace or SetIndexStatistics => Compatibility.Additive,
        DropIndex drop => OfKey(before.FindIndex(drop.Table, drop.Columns)),
        DropIndexNamed drop => OfKey(before.FindIndex(drop.Index)),

        AddConstraint add => add.Constraint.IsNotValid() ? Compatibility.WriterBreaking : Stricter,
        DropConstraint drop => before.Find(drop.Table)?.Constraint(drop.Constraint) is IndexedConstraint
            ? Compatibility.WriterBreaking
            : Compatibility.Additive,
        ValidateConstraint => Compatibility.DataDependent,
        RenameConstraint or AlterConstraint => Compatibility.Additive,

        CreateObject => Compatibility.Additive,
        ReplaceObject replace => before.Find(replace.Object.Name)?.CanBecome(replace.Object) is true
            ? Compatibility.Additive
            : Compatibility.ReaderBreaking,
        DropObject drop => OfName(drop.Object.Kind),
        RenameObject rename => OfName(rename.Object.Kind),
        MoveObject move => OfName(move.Object.Kind),
        RenameEnumValue or CompositeTypeChange => Breaking,
        AddDomainCheck { Check.NotValid: true } => Compatibility.WriterBreaking,
        AddDomainCheck or SetDomainNotNull => Stricter,
        ValidateDomainConstraint => Compatibility.DataDependent,
        ObjectChange => Compatibility.Additive,

        RevokePrivileges or SetRowSecurity { IsEnabled: true } or SetRowSecurity { IsForced: true } => Breaking,
        GrantPrivileges or SetRowSecurity => Compatibility.Additive,
        SetTriggerState => Compatibility.WriterBreaking,
        RefreshMaterializedView or SetComment => Compatibility.Additive,
        InsertRows => Compatibility.Additive,
        RowOperation => Compatibility.DataDependent,
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no class of compatibility."),
    };

    // What asks ON CONFLICT needs the key.
    private static Compatibility OfKey(IndexDefinition? index) =>
        index is { Unique: true } ? Compatibility.WriterBreaking : Compatibility.Additive;

    private static Compatibility OfName(ObjectKind kind) => kind switch
    {
        ObjectKind.Statistics or ObjectKind.Collation => Compatibility.Additive,
        ObjectKind.Trigger => Compatibility.WriterBreaking,
        ObjectKind.Policy => Compatibility.ReaderBreaking,
        _ => Breaking,
    };

    private static Compatibility OfType(AlterColumnType alter, SchemaModel before) =>
        TypeChange.Of(alter, before) is { Rewrites: false } change
            ? change.Indexes.Count > 0 ? Compatibility.DataDependent : Compatibility.Additive
            : Breaking | Compatibility.DataDependent;
}
