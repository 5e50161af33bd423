namespace Schema.Dsl.Tests.Sql;

public sealed class RawSqlTests
{
    private static readonly Table Users = new("users") { Indexes = new[] { new IndexDefinition("by_age", "users", new[] { IndexKey.OfColumn("age") }) } };

    [Theory]
    [InlineData("ALTER TABLE users ALTER age SET DEFAULT 5")]
    [InlineData("UPDATE users SET age = 1; alter table \"users\" DROP age")]
    [InlineData("DROP INDEX by_age")]
    [InlineData("DO $$BEGIN EXECUTE 'ALTER TABLE ' || 'Users' || ' DROP age'; END$$")]
    public void May_change_a_table_that_a_definition_mentions(string sql) => RawSql.MayChange(sql, Users).Should().BeTrue();

    [Theory]
    [InlineData("UPDATE users SET age = 1")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON users (age)")]
    [InlineData("ALTER TABLE posts ADD user_id bigint")]
    [InlineData("DO $$BEGIN RAISE NOTICE 'users_settings'; END$$")]
    [InlineData("ALTER TABLE \"Users\" ADD user_id bigint")]
    [InlineData("-- users\nALTER TABLE posts ADD a int")]
    public void Leaves_a_table_as_it_is(string sql) => RawSql.MayChange(sql, Users).Should().BeFalse();
}
