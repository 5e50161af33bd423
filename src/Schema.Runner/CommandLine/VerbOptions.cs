using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The options that verbs share.</summary>
internal static class VerbOptions
{
    public static Option<string?> Connection() => new("--connection")
    {
        Description = "The database: a URL or a connection string. Default: the application's, else DATABASE_URL, "
            + "else ConnectionStrings__Default.",
        HelpName = "database",
    };

    public static Option<bool> DryRun() => new("--dry-run")
    {
        Description = "Write the SQL to standard output, and run nothing.",
    };

    public static Option<long?> Version(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "version",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (text is "0")
            {
                return 0;
            }

            if (MigrationVersion.TryParse(text, out var version))
            {
                return version;
            }

            result.AddError($"\"{text}\" is not a version. A version is 14 digits, such as 20240705205730.");
            return null;
        },
    };

    /// <summary>What a validator may ask: a version that cannot be read is an error of its own.</summary>
    public static long? Given(CommandResult result, Option<long?> option) =>
        result.GetResult(option)?.Tokens is [.., var token] && MigrationVersion.TryParse(token.Value, out var version)
            ? version
            : null;

    public static Option<int?> Steps() => new("--steps")
    {
        Description = "How many migrations to undo.",
        HelpName = "number",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0)
            {
                return steps;
            }

            result.AddError($"\"{text}\" is not a number of steps. Give 1 or more.");
            return null;
        },
    };
}
