namespace Schema.Dsl;

/// <summary>An immutable picture of the schema: what the operations so far, folded, have made of it.</summary>
/// <remarks>It knows what was said in operations. What raw SQL made is unknown: absent here, yet not known to be
/// missing.</remarks>
public sealed partial class SchemaModel
{
    private readonly Dictionary<TableName, Table> _tables;

    // The tables whose indexes, constraints and sequences bear these names.
    private readonly Dictionary<TableName, TableName> _parts;

    private readonly Dictionary<ObjectName, SchemaObject> _objects;

    // What the model says of them may be wrong by now.
    private readonly HashSet<TableName> _doubtful;

    private SchemaModel(
        string defaultSchema,
        Dictionary<TableName, Table> tables,
        Dictionary<TableName, TableName> parts,
        Dictionary<ObjectName, SchemaObject> objects,
        HashSet<TableName> doubtful,
        bool hasUnknowns)
    {
        DefaultSchema = defaultSchema;
        _tables = tables;
        _parts = parts;
        _objects = objects;
        _doubtful = doubtful;
        HasUnknowns = hasUnknowns;
    }

    /// <summary>The schema of names that state none: <c>users</c> and <c>public.users</c> are one table.</summary>
    public string DefaultSchema { get; }

    /// <summary>Raw SQL has run, or a migration that nobody here knows: what is not in the model may exist all the
    /// same.</summary>
    public bool HasUnknowns { get; }

    /// <summary>The tables that are known, in no particular order.</summary>
    public IReadOnlyCollection<Table> Tables => _tables.Values;

    /// <summary>The model before the first migration.</summary>
    public static SchemaModel Empty(string defaultSchema = "public") =>
        new(defaultSchema, [], [], [], [], hasUnknowns: false);

    /// <summary>The same model, after something happened that it cannot follow.</summary>
    public SchemaModel WithUnknowns() => Next(doubtful: [.. _tables.Keys], hasUnknowns: true);

    /// <summary>The table of that name; <see langword="null"/> if it is not known.</summary>
    public Table? Find(TableName table) => _tables.TryGetValue(Key(table), out var found) ? found : null;

    /// <summary>The index of that name; <see langword="null"/> if it is not known.</summary>
    public IndexDefinition? FindIndex(TableName index) =>
        (TableOfIndex(index)?.Indexes ?? ViewOfIndex(index)?.Indexes)?.First(candidate => candidate.Name == index.Name);

    /// <summary>The index of a table that has exactly these key columns; <see langword="null"/> if none is
    /// known.</summary>
    /// <remarks>Of several, the one that has the default name.</remarks>
    public IndexDefinition? FindIndex(TableName table, ValueList<string> columns) =>
        (Find(table)?.Indexes ?? (FindRelation(table) as MaterializedView)?.Indexes ?? ValueList<IndexDefinition>.Empty)
        .Where(index => columns.Equals(index.Columns))
        .OrderByDescending(index => index.Name == DerivedNames.Default.Index(index.Table, index.Keys, index.Unique))
        .FirstOrDefault();

    /// <summary>The table that an index belongs to; <see langword="null"/> if the index is not known.</summary>
    public Table? TableOfIndex(TableName index) =>
        TableOfPart(index) is { } table && table.Indexes.Any(candidate => candidate.Name == index.Name) ? table : null;

    /// <summary>The table of which a constraint has that name, and so has its index; <see langword="null"/> if none is
    /// known.</summary>
    internal Table? TableOfKey(TableName index) =>
        TableOfPart(index) is { } table && table.Constraint(index.Name) is IndexedConstraint ? table : null;

    /// <summary>The table of which an index, a constraint with an index or a sequence has that name;
    /// <see langword="null"/> if none is known.</summary>
    internal Table? TableOfPart(TableName name) =>
        _parts.TryGetValue(Key(name), out var table) ? _tables[table] : null;

    /// <summary>The foreign keys that refer to a table, its own among them. Those of partitions count with that of
    /// their table.</summary>
    internal IEnumerable<Reference> ReferencesTo(TableName table) =>
        from other in Tables
        from foreignKey in other.Constraints.OfType<ForeignKeyConstraint>()
        where foreignKey.PartOf is null && AreSame(foreignKey.References, table)
        select new Reference(other.Name, foreignKey);

    /// <summary>The foreign keys that refer to exactly these columns of a table, in any order.</summary>
    internal IEnumerable<Reference> ReferencesTo(TableName table, ValueList<string> key) =>
        ReferencesTo(table).Where(reference => Keys.AreSame(reference.ForeignKey.ReferencedColumns, key));

    /// <summary>Whether something that the model cannot follow may have changed the table's definition.</summary>
    internal bool IsDoubtful(TableName table) => _doubtful.Contains(Key(table));

    /// <summary>Whether two names mean the same table.</summary>
    internal bool AreSame(TableName one, TableName other) => Key(one) == Key(other);

    internal string SchemaOf(TableName name) => name.Schema ?? DefaultSchema;

    private TableName Key(TableName name) => name.Schema is null ? new TableName(DefaultSchema, name.Name) : name;

    private SchemaModel With(Table table) => With(table.Name, table);

    private SchemaModel With(TableName name, Table? table)
    {
        var tables = new Dictionary<TableName, Table>(_tables);
        var parts = new Dictionary<TableName, TableName>(_parts);
        var isDoubtful = tables.TryGetValue(Key(name), out var before) && IsDoubtful(name);
        if (before is not null)
        {
            tables.Remove(Key(name));
            foreach (var part in RelationNames.Of(before))
            {
                parts.Remove(Key(part.Name));
            }
        }

        if (table is not null)
        {
            tables[Key(table.Name)] = table;
            foreach (var part in RelationNames.Of(table))
            {
                parts[Key(part.Name)] = Key(table.Name);
            }
        }

        return Next(tables, parts, doubtful: isDoubtful ? Doubting(name, table) : _doubtful);
    }

    private HashSet<TableName> Doubting(TableName before, Table? after) =>
        [.. _doubtful.Where(other => other != Key(before)), .. after is null ? [] : new[] { Key(after.Name) }];

    private SchemaModel Certain(TableName table) =>
        Next(doubtful: [.. _doubtful.Where(other => other != Key(table))]);

    private SchemaModel After(string sql) => Next(
        objects: Doubting(Where(_objects, pair => !RawSql.MayChange(sql, pair.Value)), sql),
        doubtful: [.. _doubtful, .. _tables.Where(pair => RawSql.MayChange(sql, pair.Value)).SelectMany(pair =>
            AllFollowersOf(pair.Key).Select(follower => Key(follower.Name)).Prepend(pair.Key))],
        hasUnknowns: true);

    // A view that reads what has changed means what it meant, in words that nobody here knows.
    private Dictionary<ObjectName, SchemaObject> Doubting(Dictionary<ObjectName, SchemaObject> objects, string sql)
    {
        var changed = Tables.Where(table => RawSql.MayChange(sql, table)).Select(table => table.Name)
            .Concat(Objects.Where(known => known.Name.IsRelation && RawSql.MayChange(sql, known))
                .Select(known => known.Name.Name))
            .ToArray();
        return objects.ToDictionary(pair => pair.Key, pair =>
            pair.Value.Doubt is null && changed.FirstOrDefault(name => Uses(pair.Value, name)) is { } used
                ? pair.Value with { Doubt = $"raw SQL may have changed \"{used}\", which it reads" }
                : pair.Value);
    }

    private SchemaModel Next(
        Dictionary<TableName, Table>? tables = null,
        Dictionary<TableName, TableName>? parts = null,
        Dictionary<ObjectName, SchemaObject>? objects = null,
        HashSet<TableName>? doubtful = null,
        bool? hasUnknowns = null,
        Dictionary<On, KnownGrants>? grants = null,
        HashSet<ObjectName>? gone = null) => new(
        DefaultSchema,
        tables ?? _tables,
        parts ?? _parts,
        objects ?? _objects,
        doubtful ?? _doubtful,
        hasUnknowns ?? HasUnknowns)
        {
            Grants = grants ?? Grants,
            Gone = gone ?? Gone,
        };
}
