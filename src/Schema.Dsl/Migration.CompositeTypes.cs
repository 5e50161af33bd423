namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates a composite type, whose parts are declared like columns. Undone by dropping it.</summary>
    protected void CreateCompositeType(TableName type, Action<CompositeTypeBuilder> define)
    {
        var builder = new CompositeTypeBuilder(Identifier.Given(type, "type"), Current.Conventions);
        Current.Block($"CreateCompositeType(\"{type}\")", builder, define);
        Add(new CreateObject(builder.BuildType()));
    }

    /// <summary>Adds, removes, renames and retypes parts of a composite type, in the order written.</summary>
    protected void AlterCompositeType(TableName type, Action<AlterCompositeTypeBuilder> define)
    {
        var builder = new AlterCompositeTypeBuilder(Identifier.Given(type, "type"), Current.Conventions);
        Current.Block($"AlterCompositeType(\"{type}\")", builder, define);
        Add(builder);
    }

    /// <summary>Drops a composite type that nothing uses. Undone by creating it as the history knows it.</summary>
    protected void DropCompositeType(TableName type) => DropType(type);

    /// <summary>Renames a composite type within its schema. Columns follow it.</summary>
    protected void RenameCompositeType(TableName type, string to) => RenameType(type, to);

    /// <summary>Creates a range type. Undone by dropping it.</summary>
    /// <param name="subtype">The type of the two ends, by its SQL name: <c>double precision</c>.</param>
    /// <param name="define">What else there is to say; nothing by default.</param>
    protected void CreateRangeType(TableName type, string subtype, Action<RangeTypeBuilder>? define = null)
    {
        var name = Identifier.Given(type, "type");
        var builder = new RangeTypeBuilder(new RangeType(name, DeclaredType.Of(subtype, $"the ends of \"{type}\"")));
        Current.Block($"CreateRangeType(\"{type}\")", builder, define ?? (_ => { }));
        Add(new CreateObject(builder.Build()));
    }

    /// <summary>Drops a range type that nothing uses, and the type for several ranges with it. Undone by creating it as
    /// the history knows it.</summary>
    protected void DropRangeType(TableName type) => DropType(type);

    /// <summary>Renames a range type within its schema, and the type for several ranges with it unless that has a name
    /// of its own. Columns follow them.</summary>
    protected void RenameRangeType(TableName type, string to) => RenameType(type, to);
}
