namespace Schema.Dsl;

/// <inheritdoc/>
internal sealed class Rule27InheritedPrimaryKey()
    : InheritedKeyRule<PrimaryKeyConstraint>(27, "a primary key of a table with heirs");
