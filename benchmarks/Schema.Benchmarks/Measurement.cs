using System.Diagnostics;

namespace Schema.Benchmarks;

/// <summary>What something took.</summary>
/// <param name="Client">What this process computed.</param>
/// <param name="Server">What the server computed.</param>
/// <param name="Peak">The most managed memory in use at a time, garbage included, above what was in use before.</param>
internal sealed record Measurement(TimeSpan Time, TimeSpan Client, TimeSpan Server, long Peak)
{
    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(5);

    public static async Task<Measurement> OfAsync(ServerProcessor processor, Func<Task> action)
    {
        var server = await processor.TimeAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var client = Environment.CpuUsage.TotalTime;
        var peak = before;
        TimeSpan time;
        await using (new Timer(_ => Sample(), null, SampleInterval, SampleInterval))
        {
            var start = Stopwatch.GetTimestamp();
            await action();
            time = Stopwatch.GetElapsedTime(start);
        }

        client = Environment.CpuUsage.TotalTime - client;
        return new(time, client, await processor.TimeAsync() - server, peak - before);

        void Sample() => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
    }
}
