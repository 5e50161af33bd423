namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates a collation. Undone by dropping it.</summary>
    /// <param name="define">Where its order comes from: <c>c =>
    /// c.Icu("und-u-ks-level2").Deterministic(false)</c>.</param>
    protected void CreateCollation(TableName collation, Action<CollationBuilder> define)
    {
        var builder = new CollationBuilder(new Collation(Identifier.Given(collation, "collation")));
        Current.Block($"CreateCollation(\"{collation}\")", builder, define);
        Add(new CreateObject(builder.Build()));
    }

    /// <summary>Drops a collation that nothing sorts by. Undone by creating it as the history knows it.</summary>
    protected void DropCollation(TableName collation) => Add(new DropObject(CollationName(collation)));

    /// <summary>Renames a collation within its schema. What sorts by it follows.</summary>
    protected void RenameCollation(TableName collation, string to) =>
        Add(new RenameObject(CollationName(collation), Identifier.Given(to, "collation")));

    private static ObjectName CollationName(TableName collation) =>
        Collation.NameOf(Identifier.Given(collation, "collation"));
}
