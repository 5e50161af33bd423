using System.Globalization;

namespace Schema.Dsl;

/// <summary>The one rule for versions, shared by the compiler and the runner: a real UTC timestamp of 14
/// digits.</summary>
public static class MigrationVersion
{
    private const string Format = "yyyyMMddHHmmss";

    /// <summary>Reads a version such as <c>20240705205730</c>.</summary>
    /// <returns>False if the text is not 14 digits, or not a date and a time that exist.</returns>
    public static bool TryParse(string text, out long version)
    {
        version = 0;
        return text.Length == Format.Length
            && DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    /// <summary>Whether a number is a version.</summary>
    public static bool IsValid(long version) => TryParse(version.ToString(CultureInfo.InvariantCulture), out _);
}
