namespace Schema.Dsl;

/// <inheritdoc/>
internal sealed class Rule26InheritedUnique()
    : InheritedKeyRule<UniqueConstraint>(26, "a unique constraint of a table with heirs");
