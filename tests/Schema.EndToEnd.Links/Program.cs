using System.Globalization;
using Schema.Dsl;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Runner.Sqlite;

// An application that changes tables in the way that KIND names, or
if (Environment.GetEnvironmentVariable("KIND") is { } name)
{
    var kind = StepKind.All.Single(kind => kind.Name == name);
    return await new Migrator([Tables.Entry, kind.Entry]).RunAsync(args, new() { Rules = RuleSettings.None }) ?? 2;
}

// an application with as many migrations as CHAIN says, an index at their end if INDEX says so, and nothing else to do.
var length = int.Parse(Environment.GetEnvironmentVariable("CHAIN") ?? "3", CultureInfo.InvariantCulture);
var index = Environment.GetEnvironmentVariable("INDEX");
var filling = Environment.GetEnvironmentVariable("FILL") switch
{
    null => [],
    "background" => new[] { Filling.InBackground },
    _ => new[] { Filling.Entry },
};
var migrator = new Migrator(
    [.. filling, .. Chain.Of(length), .. index is null ? [] : new[] { Chain.Index(length + 1, index) }],
    release: "chain 1.0",
    SqliteEngine.Instance);

return await migrator.RunAsync(args) ?? 2;
