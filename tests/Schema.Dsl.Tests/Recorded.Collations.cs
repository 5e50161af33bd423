namespace Schema.Dsl.Tests;

internal sealed partial class Recorded
{
    public new void CreateCollation(TableName collation, Action<CollationBuilder> define) =>
        base.CreateCollation(collation, define);
}
