using System.Runtime.CompilerServices;
using Xunit;

namespace Schema.Testing;

/// <summary>Compares text with a file that a person approved. A difference fails; at home it is also saved.</summary>
public static class Approved
{
    private static readonly bool InCi = Environment.GetEnvironmentVariable("CI") is not null;

    /// <param name="actual">The text as it is now, with <c>\n</c> line ends.</param>
    /// <param name="file">A file in the folder <c>Approved</c> beside the test.</param>
    public static void Matches(string actual, string file, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Approved", file);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (actual == expected)
        {
            return;
        }

        if (!InCi)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Fail(
            $"{file} is not as approved. Run the tests at home, read the diff in git, commit it if it is right.");
    }
}
