using System.Globalization;

namespace Schema.Runner;

/// <summary>Migrations cannot be marked as applied. None was.</summary>
public sealed class BaselineRefusedException : MigrationException
{
    private BaselineRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>What the database has otherwise than the migrations say; none where it was not compared.</summary>
    public IReadOnlyList<Drift> Drift { get; private init; } = [];

    internal static BaselineRefusedException HasHistory(string database, IReadOnlyList<string> applied) => new(
        $"""
        {database} has a history that this release knows:

        {Shortened(applied).Indented()}

        A baseline is for a database that no history tells of. Here, migrate applies what is pending. Nothing was marked as applied.
        """);

    internal static BaselineRefusedException HalfDone(string database, string migration) => new(
        $"{migration} is half done on {database}. Migrate, which finishes it, or roll it back. Nothing was marked as applied.");

    internal static BaselineRefusedException Drifted(string database, long version, IReadOnlyList<Drift> drift) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {database} is not what the migrations up to {version} make of an empty one:

            {DriftText.Of(drift).TrimEnd('\n').Indented()}

            Nothing was marked as applied. Change the database or the migrations; leave an object out, with --ignore; or say why it
            does no harm: --unchecked "why", or BaselineOptions.UncheckedBecause.
            """))
    {
        Drift = drift,
    };

    private static string Shortened(IReadOnlyList<string> applied) => applied.Count <= 3
        ? string.Join('\n', applied)
        : $"{applied[0]}\n… {applied.Count - 2} more\n{applied[^1]}";
}
