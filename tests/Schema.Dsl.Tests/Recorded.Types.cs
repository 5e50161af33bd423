namespace Schema.Dsl.Tests;

internal sealed partial class Recorded
{
    public new void SetSchema(TableName table, string schema) => base.SetSchema(table, schema);

    public new void SetSchema(On target, string schema) => base.SetSchema(target, schema);

    public new void CreateFunction(TableName function, Action<FunctionBuilder> define) =>
        base.CreateFunction(function, define);

    public new void CreateTrigger(string trigger, TableName on, Action<TriggerBuilder> define) =>
        base.CreateTrigger(trigger, on, define);

    public new void CreateEnum(TableName type, params string[] values) => base.CreateEnum(type, values);

    public new void AddEnumValue(TableName type, string value, string? after = null, string? before = null) =>
        base.AddEnumValue(type, value, after, before);

    public new void RenameEnumValue(TableName type, string value, string to) => base.RenameEnumValue(type, value, to);

    public new void DropEnum(TableName type) => base.DropEnum(type);

    public new void RenameEnum(TableName type, string to) => base.RenameEnum(type, to);

    public new void CreateDomain(TableName domain, string type, Action<DomainBuilder>? define = null) =>
        base.CreateDomain(domain, type, define);

    public new void AlterDomain(TableName domain, Action<AlterDomainBuilder> define) => base.AlterDomain(domain, define);

    public new void DropDomain(TableName domain) => base.DropDomain(domain);

    public new void RenameDomain(TableName domain, string to) => base.RenameDomain(domain, to);

    public new void CreateCompositeType(TableName type, Action<CompositeTypeBuilder> define) =>
        base.CreateCompositeType(type, define);

    public new void AlterCompositeType(TableName type, Action<AlterCompositeTypeBuilder> define) =>
        base.AlterCompositeType(type, define);

    public new void CreateRangeType(TableName type, string subtype, Action<RangeTypeBuilder>? define = null) =>
        base.CreateRangeType(type, subtype, define);

    public new void RenameRangeType(TableName type, string to) => base.RenameRangeType(type, to);

    public new void CreateSequence(TableName sequence, Action<SequenceBuilder>? define = null) =>
        base.CreateSequence(sequence, define);

    public new void AlterSequence(TableName sequence, Action<AlterSequenceBuilder> define) =>
        base.AlterSequence(sequence, define);

    public new void RenameSequence(TableName sequence, string to) => base.RenameSequence(sequence, to);

    public new void RenameSchema(string schema, string to) => base.RenameSchema(schema, to);
}
