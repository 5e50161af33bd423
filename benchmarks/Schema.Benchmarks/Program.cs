using System.Globalization;
using Schema.Benchmarks;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

const int WarmUp = 20;
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000;
var runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;

await using var server = await PostgresServer.StartAsync(new() { Durable = true });
await using var proxy = new TcpProxy(server.Port, new() { Latency = TimeSpan.FromMilliseconds(10) });
var processor = await ServerProcessor.OfAsync(server);

// What is compiled and cached on the way does not count.
await new Race(server, processor, proxy.Port, WarmUp).RunAsync();

await RunAsync("0 ms a round trip", server.Port);
await RunAsync("20 ms a round trip", proxy.Port);
await RunAloneAsync();

async Task RunAsync(string network, int port)
{
    var race = new Race(server, processor, port, count);
    var laps = new List<(Lap, Lap)>();
    for (var run = 0; run < runs; run++)
    {
        laps.Add(await race.RunAsync());
    }

    Report.Write(Console.Out, $"{count} migrations, {network}, median of {runs} runs", laps);
}

// The other contestant and the comparison of the catalogs keep buffers of their own.
async Task RunAloneAsync()
{
    var schema = new SchemaMigrator(count);
    var memory = new List<long>();
    for (var run = 0; run < runs; run++)
    {
        await using var database = await server.CreateDatabaseAsync();
        await schema.ApplyAsync(database, server.Port);
        await schema.CheckAsync(database, server.Port);
        memory.Add(GC.GetTotalMemory(forceFullCollection: true));
    }

    Report.WriteMemory(Console.Out, memory);
}
