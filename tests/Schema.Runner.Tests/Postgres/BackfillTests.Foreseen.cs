using Schema.Dsl;

namespace Schema.Runner.Tests.Postgres;

// What cannot be filled is found before anything is committed for its sake.
public sealed partial class BackfillTests
{
    private static MigrationEntry Expanding(string set, string? where = null) =>
        new(20240101000003, "Expand", () => new Saying(on =>
        {
            on.AddColumn("users", t => t.Integer("age"));
            on.Backfill("users", b =>
            {
                b.Set(set);
                if (where is not null)
                {
                    b.Where(where);
                }
            });
            on.Index("users", "age");
        }));

    [Theory]
    [InlineData("age = nothing(email)", null, "42883: function nothing(text) does not exist\n    Hint: No function matches the given name and argument types. You might need to add explicit type casts.")]
    [InlineData("age = 1", "(SELECT agee FROM users LIMIT 1) IS NULL", "42703: column \"agee\" does not exist\n    Hint: Perhaps you meant to reference the column \"users.age\" or the column \"users.age\".")]
    [InlineData("age = 'abc'", null, "22P02: invalid input syntax for type integer: \"abc\"")]
    public async Task A_statement_that_is_wrong_is_found_before_what_comes_before_it_is_committed(string set, string? where, string words)
    {
        var statement = $"UPDATE \"public\".\"users\" SET {set}{(where is null ? "" : $" WHERE {where}")}";
        (await new Migrator([CreateUsers, Expanding(set, where)]).Awaiting(it => it.MigrateAsync(Options))
            .Should().ThrowAsync<MigrationFailedException>()).Which.Message.Should().Be(
            $"""
            Migration 20240101000003 Expand (forward) failed before it filled "users".

                {words}

                {statement}

            Its transaction was rolled back. This run has committed nothing. Correct the backfill, then run it again.
            """);

        await NothingIsLeftAsync();
        await new Migrator([CreateUsers, Expanding("age = 1")]).MigrateAsync(Options);
        (await ScalarAsync("SELECT count(*) FROM users WHERE age = 1")).Should().Be(Rows);
    }

    [Fact]
    public async Task A_statement_that_is_wrong_is_found_before_it_is_begun()
    {
        (await new Migrator([CreateUsers, Fill(b => b.Set("email_lower = nothing(email)"))]).Awaiting(it => it.MigrateAsync(Options))
            .Should().ThrowAsync<MigrationFailedException>()).Which.Message.Should().Be(
            """
            Migration 20240101000002 FillEmails (forward) failed before it filled "users".

                42883: function nothing(text) does not exist
                Hint: No function matches the given name and argument types. You might need to add explicit type casts.

                UPDATE "public"."users" SET email_lower = nothing(email) WHERE email_lower IS NULL

            Its transaction was rolled back. This run has committed nothing. Correct the backfill, then run it again.
            """);

        await NothingIsLeftAsync();
        await new Migrator([CreateUsers, Fill()]).MigrateAsync(Options);
        await EachRowIsDoneOnceAsync();
    }

    [Theory]
    [InlineData("CREATE TABLE logs (a int, b int)")]
    [InlineData("CREATE TABLE logs (a int UNIQUE, b int)")]
    [InlineData("CREATE TABLE logs (a int, b int PRIMARY KEY)")]
    [InlineData("CREATE TABLE logs (a int NOT NULL, b int); CREATE UNIQUE INDEX ON logs (a) WHERE a > 0")]
    [InlineData("CREATE TABLE logs (a int PRIMARY KEY, b int); CREATE TABLE more () INHERITS (logs)")]
    [InlineData("CREATE VIEW logs AS SELECT 1 AS a, 2 AS b")]
    public async Task A_table_without_a_key_that_raw_SQL_has_made_is_found_by_the_server(string create)
    {
        await _database.ExecuteAsync(create);
        var fill = new MigrationEntry(20240101000003, "Fill", () => new Saying(on =>
        {
            on.Execute("CREATE TABLE made (id int)", "DROP TABLE made");
            on.Backfill("logs", b => b.Set("b = 1"));
        }));

        (await new Migrator([CreateUsers, WhateverThereIs, fill]).Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>())
            .Which.Message.Should().Be(
                """
                Migration 20240101000003 Fill (forward) failed before it filled "logs".

                    there is no key by which to walk through "logs"

                    UPDATE "public"."logs" SET b = 1

                Its transaction was rolled back. This run has committed 20240101000002 WhateverThereIs, which stays. Give it a primary key, or a unique index over columns that are not null, which the backfill does not set; or, from PostgreSQL 14 on, a Where that asks for what is set and no longer holds for a row that is done; or write Update, which changes all rows at once. Of a table that others inherit from, or that is partitioned, fill those one by one.
                """);

        await NothingIsLeftAsync();
    }

    private async Task NothingIsLeftAsync()
    {
        (await ScalarAsync(Journals)).Should().Be(0);
        (await ScalarAsync("SELECT count(*) FROM pg_class WHERE relname IN ('made', 'schema_backfills')")).Should().Be(0);
        (await ScalarAsync("SELECT count(*) FROM pg_attribute WHERE attname = 'age' AND attrelid = 'users'::regclass")).Should().Be(0);
    }
}
