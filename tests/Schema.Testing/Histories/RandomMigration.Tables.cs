using System.Data.Common;
using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> CreateTableVerb(Random random, IReadOnlyList<Table> tables)
    {
        var name = new TableName(null, random.Pick(RandomNames.Tables));
        var columns = RandomNames.Columns.OrderBy(_ => random.Next()).Take(random.Next(0, 5)).ToArray();
        var define = columns.Select(column => RandomColumn(random, column)).ToArray();
        var reference = random.Chance(0.3) ? tables.FirstOrDefault(HasId) : null;
        var hasTimestamps = random.Chance(0.3);
        var hasNoPrimaryKey = random.Chance(0.15);
        var hasCompositeKey = columns.Length > 1 && random.Chance(0.2);
        var comment = random.Chance(0.2) ? random.Pick(RandomNames.Texts) : null;

        var like = random.Chance(0.15) && tables.Count > 0 ? random.Pick(tables).Name : null;
        var including = (Including)random.Next((int)Including.All + 1);
        var isUnlogged = random.Chance(0.1);
        var fillFactor = random.Chance(0.1) ? random.Next(10, 100) : 0;

        return migration => migration.CreateTable(name, t =>
        {
            if (isUnlogged)
            {
                t.Unlogged();
            }

            if (fillFactor > 0)
            {
                t.With("fillfactor", fillFactor);
                t.With("autovacuum_enabled", false);
            }

            if (like is not null)
            {
                t.Like(like, including);
            }

            foreach (var column in define)
            {
                column(t);
            }

            if (reference is not null)
            {
                t.References(reference.Name, "reference_id", onDelete: ReferentialAction.Cascade);
            }

            if (hasTimestamps)
            {
                t.Timestamps();
            }

            if (hasCompositeKey)
            {
                t.PrimaryKey(columns[0], columns[1]);
            }
            else if (hasNoPrimaryKey)
            {
                t.NoPrimaryKey();
            }

            if (comment is { Length: > 0 })
            {
                t.Comment(comment);
            }
        });
    }

    private static Action<RandomMigration> TableOptionVerb(Random random, Table table)
    {
        // Those of toast.* are forgotten by the server where a table has no column that needs it.
        var parameter = random.Pick<string>(["fillfactor", "parallel_workers", "autovacuum_vacuum_threshold"]);
        var number = random.Next(10, 100);
        return random.Next(4) switch
        {
            0 => migration => migration.SetParameter(table.Name, parameter, number),
            1 => migration => migration.ResetParameter(table.Name, parameter),
            2 => migration => migration.SetUnlogged(table.Name),
            _ => migration => migration.SetLogged(table.Name),
        };
    }

    private static Action<RandomMigration> DropTableVerb(Random random, Table table)
    {
        var cascade = random.Chance(0.5);
        return migration => migration.DropTable(table.Name, cascade);
    }

    private static Action<RandomMigration> MoveTableVerb(Random random, Table table, SchemaModel model)
    {
        var schema = AnySchema(random, model);
        return migration => migration.SetSchema(table.Name, schema);
    }

    private static Action<RandomMigration> RenameTableVerb(Table table, string to) =>
        migration => migration.RenameTable(table.Name, to);

    /// <summary>A table that raw SQL makes, declared behind it.</summary>
    private static Action<RandomMigration> ExistingTableVerb(Random random)
    {
        var name = $"legacy_{random.Next(1_000_000)}";
        return migration =>
        {
            migration.Execute(
                $"CREATE TABLE {name} (code integer NOT NULL, CONSTRAINT {name}_pkey PRIMARY KEY (code)); -- made by hand",
                $"DROP TABLE {name}");
            migration.ExistingTable(name, t => t.Integer("code").PrimaryKey());
        };
    }

    private static Action<RandomMigration> RawSqlVerb(Random random)
    {
        var number = random.Next(1_000_000);
        return migration => migration.Execute($"CREATE TABLE raw_{number} (x integer)", $"DROP TABLE raw_{number}");
    }

    private static Action<RandomMigration> CodeVerb(Random random)
    {
        var number = random.Next(1_000_000);
        return migration => migration.Run(Sql($"CREATE TABLE code_{number} (x integer)"), Sql($"DROP TABLE code_{number}"));

        static Func<DbConnection, CancellationToken, Task> Sql(string sql) => async (connection, cancellation) =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellation);
        };
    }

    private static bool HasId(Table table) =>
        table.Column("id") is not null && table.Constraints.OfType<PrimaryKeyConstraint>().Any(key => key.Columns.Equals((ValueList<string>)new[] { "id" }));
}
