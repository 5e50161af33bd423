using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    /// <summary>Rows that come and go, in a table of their own: left in any table, they would stand in the way of later
    /// verbs.</summary>
    private static Action<RandomMigration> RowsVerb(Random random)
    {
        var table = new TableName(null, $"rows \"{random.Next(1_000_000)}\"");
        var (one, other) = (random.Pick(RandomNames.Texts), random.Pick(RandomNames.Texts) + "!");
        var level = random.Next(-100, 100);
        return migration =>
        {
            migration.CreateTable(table, t =>
            {
                t.Text("it's").PrimaryKey();
                t.Integer("level");
            });
            migration.Insert(table, ("it's", one), ("level", level));
            migration.Insert(table, ["level", "it's"], [null, other], [Sql("1 + 1"), other + "!"]);
            migration.Update(table, set: [("level", 7)], where: [("it's", one)], undo: [("level", level)]);
            migration.Delete(table, where: [("it's", one)], undo: [("it's", one), ("level", level)]);
            migration.Delete(table, where: [("level", null)], undo: [("it's", other), ("level", null)]);
            migration.Delete(table, where: [("level", 2)], undo: [("it's", other + "!"), ("level", 2)]);
        };
    }
}
