using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static readonly string[] Collations = ["by bytes", "Say \"a\"", "it's"];

    private static Action<RandomMigration> CreateCollationVerb(Random random)
    {
        var name = new TableName(null, random.Pick(Collations));
        var kind = random.Next(3);
        return migration => migration.CreateCollation(name, c => _ = kind switch
        {
            0 => c.Libc("C").Comment("By bytes"),
            1 => c.Libc("C", "POSIX"),
            _ => c.From("POSIX"),
        });
    }

    private static Action<RandomMigration> ChangeCollationVerb(Random random, Collation collation, SchemaModel model)
    {
        var name = collation.Name.Name;
        var to = random.Pick(Collations);
        var quoted = ColumnType.Named(name).ToString();
        var column = random.Pick(RandomNames.Columns);
        var tables = Sorted(model).ToArray();
        var table = tables.Length == 0 ? null : random.Pick(tables);
        var text = table?.Columns.FirstOrDefault(known => known.Type.Name is "text" or "varchar");
        return random.Next(6) switch
        {
            0 => migration => migration.DropCollation(name),
            1 => migration => migration.RenameCollation(name, to),
            2 => MoveVerb(random, collation, model),
            3 when table is not null => migration => migration.AddColumn(table.Name, t => t.Text(column).Collate(name)),
            4 when text is not null => migration => migration.Index(
                table!.Name, i => i.Expression($"({Identifier.Quoted(text.Name)} COLLATE {quoted})")),
            5 when text is not null => migration => migration.AlterTable(
                table!.Name, t => t.Modify(text.Name, c => c.Collate(name))),
            _ => Nothing,
        };
    }
}
