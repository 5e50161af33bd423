using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The options that verbs share.</summary>
internal static class VerbOptions
{
    // No timer runs longer than some weeks.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static Option<string?> Connection() => new("--connection")
    {
        Description = "The database: a URL or a connection string. Default: the application's, else DATABASE_URL, "
            + "else ConnectionStrings__Default.",
        HelpName = "database",
    };

    public static Option<string?> Environment() => new("--environment")
    {
        Description = "The environment that seeds are for. Default: the application's, else DOTNET_ENVIRONMENT, else "
            + "ASPNETCORE_ENVIRONMENT, else Production.",
        HelpName = "name",
    };

    public static Option<string?> Schema() => new("--schema")
    {
        Description = "Where tables live that are named without a schema, and the history. Default: the application's, else public.",
        HelpName = "name",
    };

    public static Option<bool> Yes() => new("--yes", "-y")
    {
        Description = "Do not ask before data is lost.",
    };

    public static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    public static Option<bool> DryRun() => new("--dry-run")
    {
        Description = "Write the SQL to standard output, and run nothing.",
    };

    public static Option<Phase?> Phase() => new("--phase")
    {
        Description = "The last phase to run: expand, which is the default; background; or contract, when the release is "
            + "everywhere.",
        HelpName = "phase",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (Enum.GetValues<Phase>().Where(phase => Word(phase) == text).ToArray() is [var meant])
            {
                return meant;
            }

            result.AddError($"\"{text}\" is no phase. Phases are {string.Join(", ", Enum.GetValues<Phase>().Select(Word))}.");
            return null;
        },
    };

    public static Option<string?> DespiteInstances()
    {
        var option = new Option<string?>("--despite-instances")
        {
            Description = "Run contract migrations while an older release is alive, and why that does no harm.",
            HelpName = "why",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value))
            {
                result.AddError("--despite-instances needs a reason.");
            }
        });
        return option;
    }

    private static string Word(Phase phase) => phase.ToString().ToLowerInvariant();

    public static Option<TimeSpan?> LockTimeout() => new("--lock-timeout")
    {
        Description = "How long to wait for others, runners or tables: seconds, 30s, 5min or 00:10:00. The default is 10min.",
        HelpName = "time",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds <= Longest.TotalSeconds)
            {
                return TimeSpan.FromSeconds(seconds);
            }

            if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time)
                && time >= TimeSpan.Zero
                && time <= Longest)
            {
                return time;
            }

            if (!char.IsDigit(text[^1]) && PostgresTime.InMilliseconds(text) is { } milliseconds)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }

            result.AddError($"\"{text}\" is not a time. Give seconds, such as 30, or 30s, 5min or 00:10:00.");
            return null;
        },
    };

    public static Option<WhenLocked?> WhenLocked() => new("--when-locked")
    {
        Description = "What to do while another runner migrates: wait, which is the default, skip or fail.",
        HelpName = "what",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            foreach (var known in Enum.GetValues<WhenLocked>())
            {
                if (text.Equals(known.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    return known;
                }
            }

            result.AddError($"\"{text}\" is not what --when-locked can be. Give wait, skip or fail.");
            return null;
        },
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

    public static Option<int?> Steps(string description) => new("--steps")
    {
        Description = description,
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
