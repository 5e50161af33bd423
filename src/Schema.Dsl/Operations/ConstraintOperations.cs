namespace Schema.Dsl;

/// <summary>Adds a key, a check or a reference to a table.</summary>
public sealed record AddConstraint(TableName Table, Constraint Constraint) : Operation;

/// <summary>Drops a constraint.</summary>
public sealed record DropConstraint(TableName Table, string Constraint) : Operation;

/// <summary>Gives a constraint another name.</summary>
public sealed record RenameConstraint(TableName Table, string From, string To) : Operation;
