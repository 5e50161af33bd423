namespace Schema.Dsl;

/// <summary>Makes a table inherit from another, whose columns and checks it has already.</summary>
/// <param name="From">The table whose rows include those of this one from then on.</param>
public sealed record Inherit(TableName Table, TableName From) : Operation;

/// <summary>Makes a table inherit from another no more. It keeps its rows, columns and checks.</summary>
/// <param name="From">The table that it inherits from.</param>
public sealed record NoInherit(TableName Table, TableName From) : Operation;
