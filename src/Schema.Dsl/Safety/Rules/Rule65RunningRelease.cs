namespace Schema.Dsl;

/// <summary>What the running release reads or writes becomes another thing, in a way that no other rule looks
/// for.</summary>
internal sealed class Rule65RunningRelease() : SafetyRule(65, "what the running release may rely on", RuleLevel.Warning)
{
    private const string InContract = "in a migration with [Phase(Phase.Contract)], which runs when this release is everywhere.";

    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope) =>
        !scope.IsContract
            && Compatibilities.Of(operation, before) is { } meaning
            && SubjectOf(operation, before) is { } subject
            && !IsNew(operation, subject, before, scope)
            && !ComesBack(operation, scope.After)
            && Words(meaning) is var (reason, instead)
            && !RuleBook.Rules.Any(rule => rule != this && rule.Check(operation, before, scope).Any())
            ? [Found(operation, subject, mode: null, reason, instead)]
            : [];

    private static (string Reason, string Instead)? Words(Compatibility what) =>
        what.HasFlag(Compatibility.ReaderBreaking)
            ? ("the release that runs meanwhile may still use it as it was", $"Have this release do without, and do it {InContract}")
        : what.HasFlag(Compatibility.WriterBreaking)
            ? ("the release that runs meanwhile may still write what it does not allow",
                $"Where that release does, write it right in this one, and do it {InContract}")
        : null;

    // The running release neither reads nor writes what came with the same run.
    private static bool IsNew(Operation operation, TableName table, SchemaModel before, HazardScope scope) =>
        ColumnsOf(operation).Any(column => scope.Made.Contains(table, column, before));

    private static bool ComesBack(Operation operation, SchemaModel after) => operation switch
    {
        DropObject drop => after.Find(drop.Object) is not null,
        DropConstraint drop => after.Find(drop.Table)?.Constraint(drop.Constraint) is not null,
        DropDefault drop => after.Find(drop.Table)?.Column(drop.Column)?.Default is not null,
        _ => false,
    };

    private static ValueList<string> ColumnsOf(Operation operation) => operation switch
    {
        SetNotNull set => new[] { set.Column },
        SetIdentity set => new[] { set.Column },
        DropIdentity drop => new[] { drop.Column },
        SetExpression set => new[] { set.Column },
        DropExpression drop => new[] { drop.Column },
        DropDefault drop => new[] { drop.Column },
        AddConstraint add => Keys.Columns(add.Constraint) ?? ValueList<string>.Empty,
        CreateIndex create => create.Index.Columns ?? ValueList<string>.Empty,
        _ => ValueList<string>.Empty,
    };

    private static TableName? SubjectOf(Operation operation, SchemaModel before) => operation switch
    {
        SetNotNull set => set.Table,
        AddConstraint add => add.Table,
        DropConstraint drop => drop.Table,
        CreateIndex create => create.Index.Table,
        DropIndex drop => drop.Table,
        DropIndexNamed drop => before.FindIndex(drop.Index)?.Table,
        SetIdentity set => set.Table,
        DropIdentity drop => drop.Table,
        SetExpression set => set.Table,
        DropExpression drop => drop.Table,
        DropDefault drop => drop.Table,
        DetachPartition detach => detach.From,
        NoInherit inherit => inherit.From,
        SetRowSecurity set => set.Table,
        SetTriggerState set => set.Trigger.Owner,
        RevokePrivileges { Target: On.TableTarget { Name: var table } } => table,
        ReplaceObject replace => SubjectOf(replace.Object.Name),
        DropObject drop => SubjectOf(drop.Object),
        RenameObject rename => SubjectOf(rename.Object),
        MoveObject move => SubjectOf(move.Object),
        CompositeTypeChange change => SubjectOf(change.Object),
        _ => null,
    };

    private static TableName SubjectOf(ObjectName name) => name.Owner ?? name.Name;
}
