using System.IO.Enumeration;

namespace Schema.Runner;

/// <summary>Compares two catalogs object by object.</summary>
internal static class CatalogComparison
{
    /// <summary>What is not the same, by title. What belongs to something that is missing or too much is not told on its
    /// own.</summary>
    /// <param name="ignore">Patterns of titles; what belongs to an object that one of them fits is left out
    /// too, but for what lives in a schema.</param>
    public static IReadOnlyList<Drift> Compare(
        Catalog expected, Catalog actual, IReadOnlyCollection<string> ignore)
    {
        var missing = Only(expected, actual).Select(one => new Drift(DriftKind.Missing, one.Type, one.Name));
        var extra = Only(actual, expected).Select(one => new Drift(DriftKind.Extra, one.Type, one.Name));
        var different =
            from one in expected.Objects
            let other = actual.Find(one.Title)
            where other is not null
            let aspects = Differences(one, other).ToList()
            where aspects.Count > 0
            select new Drift(DriftKind.Different, one.Type, one.Name) { Aspects = aspects };
        return
        [
            .. missing.Concat(extra).Concat(different)
                .Where(drift => !IsIgnored(drift.Title, expected, ignore) && !IsIgnored(drift.Title, actual, ignore))
                .OrderBy(drift => drift.Title, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<CatalogObject> Only(Catalog here, Catalog there) => here.Objects.Where(one =>
        there.Find(one.Title) is null && here.OwnersOf(one).All(owner => there.Find(owner.Title) is not null));

    private static IEnumerable<DriftedAspect> Differences(CatalogObject expected, CatalogObject actual) =>
        from name in expected.Aspects.Keys.Union(actual.Aspects.Keys).Order(StringComparer.Ordinal)
        let drifted = new DriftedAspect(
            name, expected.Aspects.GetValueOrDefault(name), actual.Aspects.GetValueOrDefault(name))
        where drifted.Expected != drifted.Actual
        select drifted;

    private static bool IsIgnored(string title, Catalog catalog, IReadOnlyCollection<string> patterns) =>
        catalog.Find(title) is { } one && catalog.OwnersOf(one).Where(owner => owner.Type is not "schema").Prepend(one).Any(part =>
            patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, part.Title, ignoreCase: false)));
}
