using System.Diagnostics;

namespace Schema.Testing.Processes;

/// <summary>Sees to it that no server and no folder outlives this process, however it ends.</summary>
internal sealed class Leash : IAsyncDisposable
{
    // The shell reads from a pipe that only this process holds open: its end comes on a normal exit, on Ctrl-C and on
    // kill -9 alike. It lets go of its outputs, because `dotnet test` waits for whoever holds them.
    private const string WaitThenCleanUp = """
        exec >/dev/null 2>&1
        trap '' INT TERM HUP
        folder=$1; shift
        read -r _
        "$@"
        rm -rf "$folder"
        """;

    private readonly Process _shell;

    /// <param name="folder">The folder to remove at the end.</param>
    /// <param name="stop">The command that stops the server before that.</param>
    public Leash(string folder, params string[] stop)
    {
        var start = ServerAccount.StartInfo("/bin/sh", ["-c", WaitThenCleanUp, "leash", folder, .. stop]);
        start.RedirectStandardInput = true;
        _shell = Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
