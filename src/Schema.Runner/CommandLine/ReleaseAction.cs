using System.CommandLine;
using System.CommandLine.Invocation;

namespace Schema.Runner;

/// <summary><c>--version</c>: the release as the history writes it down.</summary>
internal sealed class ReleaseAction(string release) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(release);
        return ExitCode.Done;
    }
}
