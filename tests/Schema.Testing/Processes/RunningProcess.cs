using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Schema.Testing.Processes;

/// <summary>A whole process under test: what it prints, how it ends, and a way to kill it.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    /// <summary>128 and the number of the signal.</summary>
    public const int ExitCodeWhenKilled = 128 + 9;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private RunningProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static RunningProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        var running = new RunningProcess(new Process { StartInfo = start });
        running.Begin();
        return running;
    }

    /// <summary>Waits for the end. After <paramref name="timeout"/> (two minutes) kills it, and fails.</summary>
    public async Task<ProcessResult> ExitAsync(TimeSpan? timeout = null)
    {
        using var tooLong = new CancellationTokenSource(timeout ?? DefaultTimeout);
        try
        {
            await _process.WaitForExitAsync(tooLong.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            var start = _process.StartInfo;
            throw new TimeoutException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end in time.\n{Result(-1)}");
        }

        return Result(_process.ExitCode);
    }

    /// <summary>Kills it at once (<c>kill -9</c>), with the processes it started.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Asks it to end (<c>SIGTERM</c>), as the stop of a container does.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Begin()
    {
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private ProcessResult Result(int exitCode)
    {
        lock (_output)
        {
            lock (_errors)
            {
                return new ProcessResult(exitCode, _output.ToString(), _errors.ToString());
            }
        }
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }
}

/// <summary>How a process ended, and all that it wrote.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}{Errors}";
}
