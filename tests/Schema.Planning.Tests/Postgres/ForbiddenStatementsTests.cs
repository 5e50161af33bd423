using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed class ForbiddenStatementsTests
{
    [Theory]
    [InlineData("BEGIN", "BEGIN")]
    [InlineData("begin isolation level serializable", "BEGIN")]
    [InlineData("/* a /* nested */ comment */ START TRANSACTION", "START")]
    [InlineData("-- first\nCOMMIT", "COMMIT")]
    [InlineData("Commit And Chain", "COMMIT")]
    [InlineData("COMMIT PREPARED 'x'", "COMMIT")]
    [InlineData("END", "END")]
    [InlineData("ROLLBACK", "ROLLBACK")]
    [InlineData("ROLLBACK WORK", "ROLLBACK")]
    [InlineData("ROLLBACK AND NO CHAIN", "ROLLBACK")]
    [InlineData("ROLLBACK PREPARED 'x'", "ROLLBACK")]
    [InlineData("ABORT", "ABORT")]
    [InlineData("PREPARE TRANSACTION 'x'", "PREPARE TRANSACTION")]
    public void What_begins_or_ends_a_transaction(string statement, string command) =>
        ForbiddenStatements.Reason(statement).Should().Be(
            $"{command} does not belong in a migration, which is a transaction of its own that Schema begins and ends; "
            + "leave it out");

    [Theory]
    [InlineData("COPY users FROM STDIN")]
    [InlineData("copy users (id, name) from stdin with (format csv)")]
    [InlineData("COPY (SELECT 1) TO STDOUT")]
    [InlineData("COPY users FROM /* really */ STDOUT")]
    public void What_copies_through_the_client(string statement) =>
        ForbiddenStatements.Reason(statement).Should().Be(
            "COPY from or to the client cannot be sent with a migration; "
            + "write INSERT, or COPY from a file or a program of the server");

    [Theory]
    [InlineData("SET client_encoding = 'LATIN1'")]
    [InlineData("SET LOCAL CLIENT_ENCODING TO latin1")]
    [InlineData("SET NAMES 'SQL_ASCII'")]
    [InlineData("SELECT pg_catalog.set_config('client_encoding', 'LATIN1', false)")]
    public void What_changes_the_encoding(string statement) =>
        ForbiddenStatements.Reason(statement).Should().Be(
            "the client_encoding must stay UTF8, as what is sent is; other text would be stored as wrong characters");

    [Theory]
    [InlineData("VACUUM users", "VACUUM")]
    [InlineData("vacuum (analyze, verbose) users", "VACUUM")]
    [InlineData("CREATE DATABASE other", "CREATE DATABASE")]
    [InlineData("DROP DATABASE IF EXISTS other", "DROP DATABASE")]
    [InlineData("ALTER DATABASE other SET TABLESPACE fast", "ALTER DATABASE … SET TABLESPACE")]
    [InlineData("CREATE TABLESPACE fast LOCATION '/fast'", "CREATE TABLESPACE")]
    [InlineData("DROP TABLESPACE fast", "DROP TABLESPACE")]
    [InlineData("ALTER SYSTEM SET work_mem = '1GB'", "ALTER SYSTEM")]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p", "CREATE SUBSCRIPTION")]
    [InlineData("DROP SUBSCRIPTION s", "DROP SUBSCRIPTION")]
    [InlineData("ALTER SUBSCRIPTION s REFRESH PUBLICATION", "ALTER SUBSCRIPTION")]
    [InlineData("REINDEX DATABASE app", "REINDEX DATABASE")]
    [InlineData("REINDEX (VERBOSE) SYSTEM app", "REINDEX SYSTEM")]
    [InlineData("REINDEX SCHEMA public", "REINDEX SCHEMA")]
    [InlineData("CLUSTER", "CLUSTER of all tables")]
    [InlineData("CLUSTER VERBOSE", "CLUSTER of all tables")]
    [InlineData("DISCARD ALL", "DISCARD ALL")]
    public void What_cannot_run_in_a_transaction(string statement, string command) =>
        ForbiddenStatements.Reason(statement).Should().Be(
            $"{command} cannot run in a transaction, and each migration is one; run it by hand, beside the migrations");

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON users (name)")]
    [InlineData("create unique index concurrently if not exists i on users (name)")]
    [InlineData("DROP INDEX CONCURRENTLY i")]
    [InlineData("REINDEX TABLE CONCURRENTLY users")]
    [InlineData("REINDEX (VERBOSE) INDEX CONCURRENTLY i")]
    [InlineData("ALTER TABLE users DETACH PARTITION users_2024 CONCURRENTLY")]
    public void What_is_done_concurrently(string statement) =>
        ForbiddenStatements.Reason(statement).Should().Be(
            "CONCURRENTLY cannot run in a transaction, which raw SQL is part of; say it with Index, DropIndexNamed, Reindex "
            + "or DetachPartition(…, concurrently: true), which do it outside of one");

    [Theory]
    [InlineData("SELECT $1")]
    [InlineData("UPDATE users SET name = $2 WHERE id = $1")]
    public void What_waits_for_a_value(string statement) =>
        ForbiddenStatements.Reason(statement).Should().MatchRegex(
            @"^\$\d is a parameter, and a migration has no value for it; write the value$");

    [Fact]
    public void A_nul_character() =>
        ForbiddenStatements.Reason("SELECT 'a\0b'")
            .Should().Be("it has a NUL character in it, which PostgreSQL cannot read");

    [Theory]
    [InlineData("SAVEPOINT s")]
    [InlineData("ROLLBACK TO s")]
    [InlineData("ROLLBACK WORK TO SAVEPOINT s")]
    [InlineData("ROLLBACK TRANSACTION TO s")]
    [InlineData("RELEASE SAVEPOINT s")]
    [InlineData("SELECT 'COMMIT', $$ROLLBACK$$, \"begin\" FROM \"end\"")]
    [InlineData("DO $$BEGIN PERFORM 1; END$$")]
    [InlineData("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT $1; END")]
    [InlineData("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql RETURN $1 + 1")]
    [InlineData("PREPARE p AS SELECT $1")]
    [InlineData("SELECT '$1', $tag$ $1 $tag$, a$1 FROM t")]
    [InlineData("COPY users FROM '/tmp/users.csv'")]
    [InlineData("COPY users TO PROGRAM 'gzip'")]
    [InlineData("SET client_encoding = 'UTF8'")]
    [InlineData("SET client_encoding TO DEFAULT")]
    [InlineData("SET NAMES utf8")]
    [InlineData("SELECT set_config('client_encoding', 'utf-8', true)")]
    [InlineData("SET search_path = ''")]
    [InlineData("SET search_path = names")]
    [InlineData("SET search_path TO public, names, other")]
    [InlineData("SET search_path = client_encoding, latin1")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY totals")]
    [InlineData("CREATE INDEX i ON users (name)")]
    [InlineData("CREATE INDEX i ON users (concurrently)")]
    [InlineData("CREATE TABLE vacuum (database int)")]
    [InlineData("REINDEX TABLE users")]
    [InlineData("REINDEX TABLE system")]
    [InlineData("CLUSTER users USING users_pkey")]
    [InlineData("ALTER DATABASE app SET search_path = public")]
    [InlineData("DROP INDEX i")]
    [InlineData("SELECT client_encoding, latin1 FROM t")]
    public void What_only_looks_like_it_is_allowed(string statement) =>
        ForbiddenStatements.Reason(statement).Should().BeNull();

    [Fact]
    public void They_are_found_on_the_way_up_and_on_the_way_down()
    {
        var dialect = new PostgresDialect(new Version(15, 0));
        var before = SchemaModel.Empty("public");

        dialect.Refuse(new ExecuteSql("SELECT 1; COMMIT; SELECT 2", "SELECT 3"), before)
            .Should().StartWith("COMMIT does not belong");
        dialect.Refuse(new ExecuteSql("SELECT 1", "SELECT 2;\nROLLBACK"), before)
            .Should().StartWith("ROLLBACK does not belong");
        dialect.Refuse(new ExecuteSql("SELECT 1", null), before).Should().BeNull();
    }

    [Fact]
    public void They_are_found_in_what_is_rendered()
    {
        var dialect = new PostgresDialect(new Version(15, 0));
        var check = new AddConstraint("users", new CheckConstraint("users_age_check", "age > $1"));

        dialect.Refuse(check, SchemaModel.Empty("public")).Should().StartWith("$1 is a parameter");
        dialect.Refuse(new SetComment(On.Table("users"), "a\0b"), SchemaModel.Empty("public"))
            .Should().StartWith("it has a NUL");
    }
}
