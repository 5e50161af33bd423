using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Schema.Runner;

/// <summary>A verb with examples of what people type.</summary>
/// <param name="examples">Without the name of the program.</param>
internal sealed class VerbCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}

/// <summary>Shows the examples of a verb behind its options.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parsed)
    {
        var exitCode = help.Invoke(parsed);
        if (parsed.CommandResult.Command is VerbCommand { Examples: { Count: > 0 } examples })
        {
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {parsed.RootCommandResult.Command.Name} {example}");
            }

            output.WriteLine();
        }

        return exitCode;
    }
}
