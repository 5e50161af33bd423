using System.CommandLine;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The version that a verb is about.</summary>
internal static class VersionArgument
{
    public static Argument<long> Of(string description) => new("version")
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (MigrationVersion.TryParse(text, out var version))
            {
                return version;
            }

            result.AddError($"\"{text}\" is not a version. A version is 14 digits, such as 20240705205730.");
            return 0;
        },
    };
}
