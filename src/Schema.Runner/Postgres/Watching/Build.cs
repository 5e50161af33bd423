using System.Globalization;

namespace Schema.Runner;

/// <summary>How far the server is with an index.</summary>
/// <param name="Index">The index, or its table while it has no name yet.</param>
/// <param name="Phase">In the server's words: <c>building index: scanning table</c>.</param>
/// <param name="Percent">Of this phase; <see langword="null"/> where the server does not count.</param>
internal sealed record Build(string Index, string Phase, int? Percent)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Index}: {Phase}{(Percent is { } percent ? $", {percent} %" : "")}");
}
