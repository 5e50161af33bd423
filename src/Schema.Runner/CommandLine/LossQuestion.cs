using System.Globalization;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Says what data a way back loses, and asks whoever is there.</summary>
internal sealed class LossQuestion(MigrationRunner runner, RunLog log)
{
    /// <summary>Rows are counted up to here: that there are many is enough to know.</summary>
    private const int Many = 10_000;

    private readonly Surroundings _surroundings = runner.Surroundings;

    /// <returns>Whether nothing is lost, or nobody minds.</returns>
    public async Task<bool> MayGoOnAsync(
        Goal goal, MigrateOptions options, bool isAgreed, CancellationToken cancellationToken)
    {
        var losses = await runner.LossesAsync(goal, options, Many, cancellationToken);
        log.Warn(losses.Select(loss => $"This loses {loss.Loss.InWords}, {Rows(loss)}."));
        if (losses.Count == 0 || isAgreed || !_surroundings.IsInteractive)
        {
            return true;
        }

        _surroundings.Error.Write("Go on? [y/N] ");
        await _surroundings.Error.FlushAsync(cancellationToken);
        var answer = await _surroundings.Input.ReadLineAsync(cancellationToken);
        if (answer?.Trim().ToUpperInvariant() is "Y" or "YES")
        {
            return true;
        }

        _surroundings.Error.WriteLine("Nothing has changed.");
        return false;
    }

    private static string Rows((DataLoss Loss, long Rows) loss)
    {
        var rows = loss.Rows == 1 ? "1 row"
            : string.Create(CultureInfo.InvariantCulture, $"{loss.Rows} rows{(loss.Rows == Many ? " or more" : "")}");
        return loss.Loss.Column is null ? $"with {rows}" : $"of {rows}";
    }
}
