namespace Schema.Dsl;

/// <summary>What a foreign key may rest on: a primary key, a unique constraint, or a unique index over columns of all
/// rows. See the PostgreSQL manual, Foreign Keys.</summary>
internal static class Keys
{
    /// <summary>The columns of every key that a table has; the primary key comes first.</summary>
    public static IEnumerable<(string Name, ValueList<string> Columns)> Of(Table table) =>
        table.Constraints.OrderByDescending(constraint => constraint is PrimaryKeyConstraint).Select(constraint => (constraint.Name, Columns: Columns(constraint)))
            .Concat(table.Indexes.Select(index => (index.Name, Columns: Columns(index))))
            .Where(key => key.Columns is not null)
            .Select(key => (key.Name, key.Columns!));

    /// <summary>The columns of a key that every row has, and that stay as they are; empty where there is none.</summary>
    /// <param name="changed">The columns that get other values.</param>
    public static ValueList<string> ToWalkBy(Table? table, IReadOnlyCollection<string> changed) =>
        table is null ? ValueList<string>.Empty : Of(table)
            .Select(key => key.Columns)
            .FirstOrDefault(columns => columns.All(column =>
                !changed.Contains(column)
                && (table.Column(column) is { NotNull: true } || IsPrimary(table, column))))
            ?? ValueList<string>.Empty;

    /// <summary>The columns, if it is a key; otherwise <see langword="null"/>. What is checked later is none.</summary>
    public static ValueList<string>? Columns(Constraint? constraint) => constraint switch
    {
        { Deferral: not Deferral.NotDeferrable } => null,
        PrimaryKeyConstraint key => key.Columns,
        UniqueConstraint unique => unique.Columns,
        _ => null,
    };

    /// <inheritdoc cref="Columns(Constraint?)"/>
    public static ValueList<string>? Columns(IndexDefinition? index) =>
        index is { Unique: true, Where: null } ? index.Columns : null;

    /// <summary>Whether the columns are the same, in any order.</summary>
    public static bool AreSame(ValueList<string> one, ValueList<string> other) =>
        new HashSet<string>(one).SetEquals(other);

    private static bool IsPrimary(Table table, string column) =>
        table.Constraints.OfType<PrimaryKeyConstraint>().Any(key => key.Columns.Contains(column));
}
