using System.Globalization;
using Schema.Testing.Postgres;

namespace Schema.Benchmarks;

/// <summary>What a server's sessions have computed that have ended. Other work on the machine changes it less than it
/// changes the time. Linux tells it of the process that started them; elsewhere it is zero.</summary>
internal sealed class ServerProcessor
{
    // The numbers that the manual page proc(5) gives the fields.
    private const int FirstField = 3;
    private const int Parent = 4;
    private const int UserTimeOfChildren = 16;
    private const int SystemTimeOfChildren = 17;
    private const double TicksPerSecond = 100;

    // The server waits for a session's process just after the client has seen its end.
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(200);

    private readonly long _process;

    private ServerProcessor(long process) => _process = process;

    public static async Task<ServerProcessor> OfAsync(PostgresServer server)
    {
        await using var database = await server.CreateDatabaseAsync();
        await using var session = await database.OpenAsync();
        return new(Field(session.ProcessID, Parent));
    }

    public async Task<TimeSpan> TimeAsync()
    {
        await Task.Delay(Farewell);
        var ticks = Field(_process, UserTimeOfChildren) + Field(_process, SystemTimeOfChildren);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static long Field(long process, int number)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
        return File.Exists(file) ? long.Parse(Fields(file)[number - FirstField], CultureInfo.InvariantCulture) : 0;
    }

    // Behind the program's name, which may hold spaces.
    private static string[] Fields(string file) => File.ReadAllText(file).Split(") ")[^1].Split(' ');
}
