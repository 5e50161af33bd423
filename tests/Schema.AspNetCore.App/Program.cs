using Schema.AspNetCore;
using Schema.AspNetCore.App;

// A service as its authors would write it, with nothing to serve but how it is.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders().AddJsonConsole();
builder.Services.AddSchemaMigrations(Release.Migrator);
builder.Services.AddHealthChecks().AddSchemaMigrations();

var app = builder.Build();
if (await app.RunSchemaAsync(args) is { } exitCode)
{
    return exitCode;
}

app.MapHealthChecks("/ready");
app.MapSchemaMigrations();
await app.RunAsync();
return 0;
