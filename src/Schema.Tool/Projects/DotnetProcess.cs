using System.Diagnostics;

namespace Schema.Tool;

/// <summary>Runs <c>dotnet</c> with the streams of this process.</summary>
internal static class DotnetProcess
{
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments))!;

        // Ctrl+C goes to the whole group: the other ends by itself, and says how.
        ConsoleCancelEventHandler wait = (_, interrupted) => interrupted.Cancel = true;
        Console.CancelKeyPress += wait;
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        finally
        {
            Console.CancelKeyPress -= wait;
        }
    }
}
