using System.CommandLine;

namespace Schema.Runner;

/// <summary>The options of verbs that compare a database with its migrations.</summary>
internal sealed class ComparisonOptions
{
    public Option<string?> Scratch { get; } = new("--scratch")
    {
        Description = "An empty PostgreSQL database to apply the migrations to; they stay in it. Default: one that is created on "
            + "the same server, and dropped at the end.",
        HelpName = "database",
    };

    public Option<string[]> Ignore { get; } = new("--ignore")
    {
        Description = "What is not compared, such as \"table public.events_*\"; with all that belongs to it. Can be given more "
            + "than once.",
        HelpName = "pattern",
    };

    public VerifyOptions Of(ParseResult parsed) => new()
    {
        Scratch = parsed.GetValue(Scratch),
        Ignore = parsed.GetValue(Ignore) ?? [],
    };
}
