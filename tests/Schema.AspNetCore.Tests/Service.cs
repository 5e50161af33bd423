using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Schema.Dsl;
using Schema.Runner;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.AspNetCore.Tests;

/// <summary>A service with a real server on a port of its own, in this process.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly int _port;

    private Service(WebApplication app, int port)
    {
        _app = app;
        _port = port;
        Client.BaseAddress = new($"http://127.0.0.1:{port}");
    }

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    /// <param name="settings">As in <c>appsettings.json</c>: <c>("Schema:Mode", "Off")</c>.</param>
    /// <param name="authorize">With a way to sign in: the header <c>X-User</c>, whose bearer is who it says.</param>
    public static Service Build(
        PostgresDatabase database,
        IEnumerable<MigrationEntry> migrations,
        IEnumerable<(string Name, string? Value)>? settings = null,
        bool authorize = true,
        Action<SchemaMigrationsOptions>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(
            (settings ?? []).Append((Name: "Schema:Database", Value: (string?)database.Url)).DistinctBy(one => one.Name)
                .Select(one => KeyValuePair.Create(one.Name, one.Value)));
        var port = FreePort.Find();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddSchemaMigrations(new Migrator(migrations, "Service 1.0"), configure);
        builder.Services.AddHealthChecks().AddSchemaMigrations();
        if (authorize)
        {
            builder.Services.AddAuthentication("header")
                .AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("header", null);
            builder.Services.AddAuthorization(options =>
                options.AddPolicy("operators", policy => policy.RequireRole("operator")));
        }

        var app = builder.Build();
        app.MapHealthChecks("/ready", new() { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = WriteAsync });
        app.MapSchemaMigrations("/migrations", authorize ? "operators" : null);
        return new(app, port);
    }

    public static async Task<Service> StartAsync(
        PostgresDatabase database,
        IEnumerable<MigrationEntry> migrations,
        params (string Name, string? Value)[] settings)
    {
        var service = Build(database, migrations, settings);
        await service.StartAsync();
        return service;
    }

    public Task StartAsync() => _app.StartAsync();

    public async Task<bool> IsListeningAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public Task StopAsync() => _app.StopAsync();

    public async Task<(int Status, string Text)> GetAsync(string address, string accept = "application/json", string? user = null)
    {
        using var response = await SendAsync(HttpMethod.Get, address, accept, user);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        string accept = "application/json",
        string? user = null,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead,
        params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Accept", accept);
        foreach (var (name, value) in user is null ? headers : [.. headers, ("X-User", user)])
        {
            request.Headers.Add(name, value);
        }

        return await Client.SendAsync(request, completion);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsync($"{report.Status}: {report.Entries.Single().Value.Description}");
}
