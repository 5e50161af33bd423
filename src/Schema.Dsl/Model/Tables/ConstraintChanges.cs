namespace Schema.Dsl;

/// <summary>What becomes of a constraint when something that it mentions changes.</summary>
internal static class ConstraintChanges
{
    /// <summary>The columns that a constraint names, other than in expressions.</summary>
    public static IEnumerable<string> Columns(this Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => key.Columns.Concat(key.Include),
        UniqueConstraint unique => unique.Columns.Concat(unique.Include),
        ExclusionConstraint exclusion =>
            exclusion.Elements.Select(element => element.Key.Column).OfType<string>().Concat(exclusion.Include),
        ForeignKeyConstraint key => key.Columns,
        CheckConstraint => [],
        _ => throw new InvalidOperationException($"{constraint.GetType().Name} has no rule in the model."),
    };

    public static bool Mentions(this Constraint constraint, string column) =>
        constraint.Columns().Contains(column) || constraint.MentionsInExpression(column);

    public static bool MentionsInExpression(this Constraint constraint, string column) =>
        constraint.Expressions().Any(sql => SqlExpression.MentionsColumn(sql, column));

    /// <summary>The expressions in a constraint's definition.</summary>
    public static IEnumerable<string> Expressions(this Constraint constraint) => constraint switch
    {
        CheckConstraint check => [check.Expression],
        ExclusionConstraint exclusion => exclusion.Elements
            .Select(element => element.Key.Expression)
            .Append(exclusion.Where)
            .OfType<string>(),
        _ => [],
    };

    public static Constraint WithColumnRenamed(this Constraint constraint, string from, string to) =>
        WithNameReplaced(constraint, from, to).Rewritten(sql => SqlExpression.RenameColumn(sql, from, to));

    /// <summary>The constraint with its expressions rewritten.</summary>
    public static Constraint Rewritten(this Constraint constraint, Func<string, string> rewrite) => constraint switch
    {
        CheckConstraint check => check with { Expression = rewrite(check.Expression) },
        ExclusionConstraint exclusion => exclusion with
        {
            Elements = exclusion.Elements
                .Select(element => element with { Key = element.Key.Rewritten(rewrite) })
                .ToValueList(),
            Where = exclusion.Where is { } where ? rewrite(where) : null,
        },
        _ => constraint,
    };

    /// <summary>The constraint that an index keeps.</summary>
    public static Constraint By(this Constraint constraint, IndexDefinition index) => constraint switch
    {
        UniqueConstraint unique => By(unique with { NullsNotDistinct = index.NullsNotDistinct }, index),
        IndexedConstraint indexed => By(indexed, index),
        _ => constraint,
    };

    /// <summary>The constraint as if it had just been validated, or had not been.</summary>
    public static Constraint WithNotValid(this Constraint constraint, bool notValid) => constraint switch
    {
        CheckConstraint check => check with { NotValid = notValid },
        ForeignKeyConstraint key => key with { NotValid = notValid },
        _ => constraint,
    };

    public static bool IsNotValid(this Constraint constraint) =>
        constraint is CheckConstraint { NotValid: true } or ForeignKeyConstraint { NotValid: true };

    private static IndexedConstraint By(IndexedConstraint constraint, IndexDefinition index) => constraint with
    {
        Include = index.Include,
        Parameters = index.Parameters,
        Tablespace = index.Tablespace,
    };

    private static Constraint WithNameReplaced(Constraint constraint, string from, string to) => constraint switch
    {
        PrimaryKeyConstraint key => key with
        {
            Columns = key.Columns.Replace(from, to),
            Include = key.Include.Replace(from, to),
        },
        UniqueConstraint unique => unique with
        {
            Columns = unique.Columns.Replace(from, to),
            Include = unique.Include.Replace(from, to),
        },
        ExclusionConstraint exclusion => exclusion with
        {
            Elements = exclusion.Elements
                .Select(element => element.Key.Column == from ? element with { Key = element.Key.WithColumn(to) } : element)
                .ToValueList(),
            Include = exclusion.Include.Replace(from, to),
        },
        ForeignKeyConstraint key => key with
        {
            Columns = key.Columns.Replace(from, to),
            OnDeleteColumns = key.OnDeleteColumns.Replace(from, to),
        },
        CheckConstraint => constraint,
        _ => throw new InvalidOperationException($"{constraint.GetType().Name} has no rule in the model."),
    };
}
