using System.Globalization;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Runner.Sqlite;

// An application with as many migrations as CHAIN says, and nothing else to do.
var length = int.Parse(Environment.GetEnvironmentVariable("CHAIN") ?? "3", CultureInfo.InvariantCulture);
var migrator = new Migrator(Chain.Of(length), release: "chain 1.0", SqliteEngine.Instance);

return await migrator.RunAsync(args) ?? 2;
