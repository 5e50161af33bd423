using System.Globalization;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Runner.Sqlite;

// An application with as many migrations as CHAIN says, an index at their end if INDEX says so, and nothing else to do.
var length = int.Parse(Environment.GetEnvironmentVariable("CHAIN") ?? "3", CultureInfo.InvariantCulture);
var index = Environment.GetEnvironmentVariable("INDEX");
var filling = Environment.GetEnvironmentVariable("FILL") is null ? [] : new[] { Filling.Entry };
var migrator = new Migrator(
    [.. filling, .. Chain.Of(length), .. index is null ? [] : new[] { Chain.Index(length + 1, index) }],
    release: "chain 1.0",
    SqliteEngine.Instance);

return await migrator.RunAsync(args) ?? 2;
