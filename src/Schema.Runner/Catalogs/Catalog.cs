namespace Schema.Runner;

/// <summary>All objects of a database but for our own tables and what belongs to extensions, by their titles.</summary>
internal sealed class Catalog(IEnumerable<CatalogObject> objects)
{
    private readonly Dictionary<string, CatalogObject> _objects = objects.ToDictionary(one => one.Title);

    public IReadOnlyCollection<CatalogObject> Objects => _objects.Values;

    public CatalogObject? Find(string title) => _objects.GetValueOrDefault(title);

    /// <summary>What lives in some schemas, and what lives in none.</summary>
    /// <param name="schemas">The titles of the schemas.</param>
    public Catalog In(IReadOnlySet<string> schemas) => new(Objects.Where(one =>
        OwnersOf(one).Prepend(one).Last() is var root && (root.Type is not "schema" || schemas.Contains(root.Title))));

    /// <summary>The titles of the schemas that anything lives in.</summary>
    public IEnumerable<string> Schemas => Objects
        .SelectMany(OwnersOf)
        .Where(owner => owner.Type is "schema")
        .Select(owner => owner.Title)
        .Distinct();

    /// <summary>What an object belongs to, the nearest first.</summary>
    public IEnumerable<CatalogObject> OwnersOf(CatalogObject one)
    {
        while (one.Owner is { } title && Find(title) is { } owner)
        {
            yield return owner;
            one = owner;
        }
    }
}
