using Schema.Dsl;

namespace Schema.EndToEnd.Links;

/// <summary>What the migrations of <see cref="StepKind"/> change.</summary>
public sealed class Tables : Migration
{
    public static MigrationEntry Entry { get; } = new(20240101000000, nameof(Tables), () => new Tables());

    /// <summary>Rows, so that there is something to look at.</summary>
    public const string Rows =
        """
        INSERT INTO users (email, age) SELECT 'user ' || n, n FROM generate_series(1, 3000) AS n;
        INSERT INTO posts (author_id, title) SELECT n, 'post ' || n FROM generate_series(1, 300) AS n;
        INSERT INTO likes SELECT n, n FROM generate_series(1, 300) AS n;
        INSERT INTO logs SELECT '2025-01-01' FROM generate_series(1, 300);
        INSERT INTO logs SELECT '1999-01-01' FROM generate_series(1, 300);
        INSERT INTO accounts (name) SELECT 'account ' || n FROM generate_series(1, 3000) AS n;
        INSERT INTO logs_2026 SELECT '2026-01-01' FROM generate_series(1, 300);
        """;

    public override void Change()
    {
        CreateTable("users", t =>
        {
            t.Text("email");
            t.Integer("age");
        });
        Index("users", "age");
        CreateTable("posts", t =>
        {
            t.BigInt("author_id");
            t.Text("title");
        });
        CreateTable("likes", t =>
        {
            t.NoPrimaryKey();
            t.References("posts");
            t.References("users");
        });
        CreateTable("logs", t =>
        {
            t.NoPrimaryKey();
            t.Date("day");
            t.PartitionBy(PartitionMethod.Range, "day");
        });
        CreatePartition("logs_2025", of: "logs", p => p.Range("2025-01-01", "2026-01-01"));
        CreateTable("logs_2026", t =>
        {
            t.NoPrimaryKey();
            t.Date("day");
        });
        CreateTable("events", t =>
        {
            t.NoPrimaryKey();
            t.Date("day");
            t.PartitionBy(PartitionMethod.Range, "day");
        });
        CreatePartition("events_2025", of: "events", p => p.Range("2025-01-01", "2026-01-01"));
        CreatePartition("logs_rest", of: "logs", p => p.Default());
        CreateEnum("status", "new");
        CreateTable("accounts", t => t.Text("name").NotNull().Default("none").Check("name <> ''"));
        Index("accounts", "name");
        RenameColumn("accounts", "name", to: "title").Online();
        AlterTable("accounts", t => t.Modify("id", c => c.Type("integer").Online()));
    }
}
