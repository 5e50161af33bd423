using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Foreign keys that refer to what is no key: SQLite takes them, and fails at every insert from then
/// on.</summary>
internal static class SqliteForeignKeyRefusals
{
    public static string? Find(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => create.Table.Constraints
            .FirstReason(constraint => Find(constraint, before.Apply(operation))),
        AddConstraint add => Find(add.Constraint, before),
        _ => null,
    };

    // What raw SQL has made may be a key.
    private static string? Find(Constraint constraint, SchemaModel model) =>
        constraint is ForeignKeyConstraint { References: var target } key
            && !model.HasUnknowns
            && model.Find(target) is { } table
            && !IsNumbered(table, key.ReferencedColumns)
            && !Keys.Of(table).Any(candidate => Keys.AreSame(candidate.Columns, key.ReferencedColumns))
            ? "a foreign key refers to a primary key or to unique columns, and "
                + $"{string.Join(", ", key.ReferencedColumns)} of \"{target}\" is neither; make it unique before"
            : null;

    // Such a column is the primary key on SQLite.
    private static bool IsNumbered(Table table, ValueList<string> columns) =>
        columns.Count == 1 && table.Column(columns[0])?.Identity is not null;
}
