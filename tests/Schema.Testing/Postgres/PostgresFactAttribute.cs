using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Schema.Testing.Postgres;

/// <summary>A test of what servers can from a major version on. It is skipped on older ones.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    private static readonly Lazy<int> Server = new(MajorVersion);

    public PostgresFactAttribute(int from)
    {
        if (Server.Value < from)
        {
            Skip = $"It takes PostgreSQL {from}.";
        }
    }

    // postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)
    private static int MajorVersion()
    {
        using var postgres = Process.Start(new ProcessStartInfo(PostgresBinaries.Path("postgres"), "--version")
        {
            RedirectStandardOutput = true,
        })!;
        var words = postgres.StandardOutput.ReadToEnd().Split(' ');
        postgres.WaitForExit();
        var major = words[2].TakeWhile(char.IsDigit).ToArray();
        return int.Parse(major, CultureInfo.InvariantCulture);
    }
}
