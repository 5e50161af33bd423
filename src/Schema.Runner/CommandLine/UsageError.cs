using System.CommandLine;

namespace Schema.Runner;

/// <summary>What is wrong with the arguments, in words that hold no password.</summary>
internal static class UsageError
{
    private static readonly string[] SignsOfDatabase = ["://", "password", "pwd"];

    public static string Describe(ParseResult parsed) =>
        string.Join('\n', parsed.Errors
            .Select(error => Concealed(error.Message, parsed))
            .Distinct()
            .Append(Help(parsed)));

    // A database that is given in the wrong place is quoted as an unknown argument.
    private static string Concealed(string message, ParseResult parsed) =>
        parsed.Tokens
            .Select(token => token.Value)
            .Where(value => SignsOfDatabase.Any(sign => value.Contains(sign, StringComparison.OrdinalIgnoreCase)))
            .Aggregate(message, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));

    private static string Help(ParseResult parsed) =>
        $"See {string.Join(' ', Words(parsed.CommandResult.Command))} --help.";

    private static IEnumerable<string> Words(Command command) =>
        command is RootCommand ? [] : [.. command.Parents.OfType<Command>().SelectMany(Words), command.Name];
}
