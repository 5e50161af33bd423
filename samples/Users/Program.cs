using Schema.Runner;
using Users;

// A file beside the application, unless the environment names a database.
var database = Environment.GetEnvironmentVariable("DATABASE_URL") is { Length: > 0 } url
    ? url
    : $"sqlite:{Path.Combine(AppContext.BaseDirectory, "users.db")}";
var options = new MigrateOptions { Database = database };

// The same binary migrates and serves: migrate | rollback | status | script.
if (await Release.RunAsync(args, options) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(json =>
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, UsersJson.Default));
await using var users = UserStore.Open(database);
var app = builder.Build();

app.MapGet("/users", users.ListAsync);
app.MapPost("/users", async (NewUser user, CancellationToken cancellationToken) =>
{
    if (user.Email is not { Length: > 0 } email)
    {
        return Results.BadRequest(new Problem("A user needs an email."));
    }

    return await users.AddAsync(user.FirstName, email, cancellationToken) is { } added
        ? Results.Created($"/users/{added.Id}", added)
        : Results.Conflict(new Problem($"{email} is taken."));
});
app.MapGet("/migrations", async (CancellationToken cancellationToken) =>
    Results.Text(MigrationStatus.ToJson(await Release.StatusAsync(options, cancellationToken)), "application/json"));

await app.RunAsync();
return 0;
