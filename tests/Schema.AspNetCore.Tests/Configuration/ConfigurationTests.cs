using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Schema.Dsl;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.AspNetCore.Tests;

/// <summary>One options class, bound from the configuration, changed by code, checked before the start.</summary>
public sealed class ConfigurationTests
{
    private static readonly Migrator Nothing = new([]);

    [Fact]
    public void All_settings_are_bound_and_code_has_the_last_word()
    {
        var options = Bound(
            options => options.Refine(run => run with { Role = "owner" }),
            ("Schema:Mode", "waituntilmigrated"),
            ("Schema:Database", "postgres://db/users"),
            ("Schema:To", "20240705205730"),
            ("Schema:Phase", "Contract"),
            ("Schema:Schema", "tenant"),
            ("Schema:HistoryTable", "books.history"),
            ("Schema:Role", "deployer"),
            ("Schema:GrantTo:0", "app"),
            ("Schema:GrantTo:1", "reports"),
            ("Schema:LockTimeout", "00:00:30"),
            ("Schema:WhenLocked", "Skip"),
            ("Schema:TableLockTimeout", "1s"),
            ("Schema:StatementTimeout", "1h"),
            ("Schema:StrictOrder", "true"),
            ("Schema:EditedMigrations", "Fail"),
            ("Schema:Environment", "Staging"),
            ("Schema:Heartbeat", "true"));

        options.Mode.Should().Be(StartUpMode.WaitUntilMigrated);
        options.Heartbeat.Should().BeTrue();
        options.ToMigrateOptions().Should().BeEquivalentTo(new MigrateOptions
        {
            To = 20240705205730,
            Phase = Phase.Contract,
            Schema = "tenant",
            HistoryTable = "books.history",
            Role = "owner",
            GrantTo = ["app", "reports"],
            LockTimeout = TimeSpan.FromSeconds(30),
            WhenLocked = WhenLocked.Skip,
            Timeouts = new("1s", "1h"),
            StrictOrder = true,
            EditedMigrations = EditedMigrations.Fail,
            Environment = "Staging",
        });
    }

    [Fact]
    public void Without_settings_it_is_what_a_run_takes_by_default() =>
        Bound(null).ToMigrateOptions().Should().BeEquivalentTo(new MigrateOptions());

    [Fact]
    public void No_property_is_forgotten() =>
        Setting.Names.Should().BeEquivalentTo(
            typeof(SchemaMigrationsOptions).GetProperties().Select(property => property.Name));

    [Theory]
    [InlineData("Schema:Mode", "7", "Schema:Mode is Migrate, WaitUntilMigrated, FailIfPending or Off.")]
    [InlineData("Schema:LockTimeout", "-00:01:00", "Schema:LockTimeout cannot be negative. Write it as 00:10:00.")]
    [InlineData("Schema:To", "7", "Schema:To is no version. A version is 14 digits, such as 20240705205730.")]
    [InlineData("Schema:HistoryTable", "a.b.c", "Schema:HistoryTable is no table. Write table or schema.table.")]
    [InlineData(
        "Schema:ConnectionStringName",
        "owner",
        "Schema:ConnectionStringName is \"owner\", and there is no ConnectionStrings:owner.")]
    public void What_is_wrong_is_said_with_its_name(string name, string value, string mistake) =>
        FluentActions.Invoking(() => Bound(null, (name, value))).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().Equal(mistake);

    [Fact]
    public void A_time_that_PostgreSQL_does_not_know_is_refused() =>
        FluentActions.Invoking(() => Bound(null, ("Schema:TableLockTimeout", "soon")))
            .Should().Throw<OptionsValidationException>()
            .Which.Message.Should().StartWith("Schema:TableLockTimeout is not a time. ");

    [Fact]
    public void Two_databases_without_keys_are_refused() =>
        FluentActions.Invoking(() => new ServiceCollection().AddSchemaMigrations(Nothing).AddSchemaMigrations(Nothing))
            .Should().Throw<InvalidOperationException>().WithMessage(
                "AddSchemaMigrations was called before. For several databases, give each a key: AddKeyedSchemaMigrations.");

    [Fact]
    public async Task Several_databases_have_a_data_source_a_section_and_migrations_each()
    {
        await using var orders = await PostgresDatabase.CreateAsync();
        await using var stock = await PostgresDatabase.CreateAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new("urls", "http://127.0.0.1:0"),
            new("DATABASE_URL", "postgres://nobody@localhost:1/none"),
            new("Schema:Databases:orders:Schema", "sales"),
            new("ConnectionStrings:stock", stock.ConnectionString),
        ]);
        builder.Services.AddKeyedSingleton("orders", NpgsqlDataSource.Create(orders.ConnectionString));
        builder.Services.AddKeyedSchemaMigrations("orders", new([Saying.Entry(1, "AddOrders", m => m.Table("orders"))]));
        builder.Services.AddKeyedSchemaMigrations("stock", new([Saying.Entry(1, "AddItems", m => m.Table("items"))]));
        await using var app = builder.Build();

        await app.StartAsync();

        (await TablesAsync(orders)).Should().Equal("sales.orders", "sales.schema_migrations");
        (await TablesAsync(stock)).Should().Equal("public.items", "public.schema_migrations");
    }

    [Fact]
    public void A_key_without_a_database_never_means_the_default_one()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("DATABASE_URL", "postgres://localhost/users")]);
        builder.Services.AddKeyedSchemaMigrations("orders", Nothing);
        using var app = builder.Build().Services.CreateScope();
        var database = app.ServiceProvider.GetRequiredKeyedService<SchemaDatabase>("orders");

        FluentActions.Invoking(() => database.Options).Should().Throw<DatabaseNotConfiguredException>().WithMessage(
            "No database is configured for \"orders\". Set Schema:Databases:orders:Database or ConnectionStrings:orders, "
            + "or add an NpgsqlDataSource with the key \"orders\" to the services.");
    }

    [Theory]
    [InlineData("Schema:Database", "postgres://a/given", "postgres://a/given")]
    [InlineData("Schema:ConnectionStringName", "Owner", "Host=owner")]
    [InlineData("Ignored", "", null)]
    public async Task A_setting_comes_before_the_data_source_and_that_before_the_environment(
        string name, string value, string? database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new("DATABASE_URL", "postgres://localhost/users"), new("ConnectionStrings:Owner", "Host=owner"), new(name, value),
        ]);
        await using var source = NpgsqlDataSource.Create("Host=localhost");
        builder.Services.AddSingleton(source);
        builder.Services.AddSchemaMigrations(Nothing);
        await using var app = builder.Build();

        var options = app.Services.GetRequiredKeyedService<SchemaDatabase>("").Options;

        options.Database.Should().Be(database);
        options.DataSource.Should().BeSameAs(database is null ? source : null);
    }

    private static SchemaMigrationsOptions Bound(
        Action<SchemaMigrationsOptions>? configure, params (string Name, string? Value)[] settings)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, one.Value)))
            .Build());
        services.AddSchemaMigrations(Nothing, configure);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<SchemaMigrationsOptions>>().Get("");
    }

    private static Task<IReadOnlyList<string>> TablesAsync(PostgresDatabase database) => database.QueryAsync<string>(
        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('public', 'sales') ORDER BY 1");
}
