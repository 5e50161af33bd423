using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Foreign keys that refer to what is no key: SQLite takes them, and fails at every insert from then on.</summary>
internal static class SqliteForeignKeyRefusals
{
    public static string? Find(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => SqliteRefusals.First(
            create.Table.Constraints, constraint => Find(constraint, before.Apply(operation))),
        AddConstraint add => Find(add.Constraint, before),
        _ => null,
    };

    // What raw SQL has made may be a key.
    private static string? Find(Constraint constraint, SchemaModel model) =>
        constraint is ForeignKeyConstraint { References: var target } key
            && !model.HasUnknowns
            && model.Find(target) is { } table
            && !Keys(table).Any(columns => new HashSet<string>(columns).SetEquals(key.ReferencedColumns))
            ? "a foreign key refers to a primary key or to unique columns, and "
                + $"{string.Join(", ", key.ReferencedColumns)} of \"{target}\" is neither; make it unique before"
            : null;

    private static IEnumerable<IEnumerable<string>> Keys(Table table) =>
    [
        .. table.Columns.Where(column => column.Identity is not null).Select(column => new[] { column.Name }),
        .. table.Constraints.OfType<PrimaryKeyConstraint>().Select(key => key.Columns),
        .. table.Constraints.OfType<UniqueConstraint>().Select(unique => unique.Columns),
        .. table.Indexes
            .Where(index => index is { Unique: true, Where: null })
            .Select(index => index.Columns)
            .OfType<ValueList<string>>(),
    ];
}
