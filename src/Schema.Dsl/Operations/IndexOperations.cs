namespace Schema.Dsl;

/// <summary>Creates an index.</summary>
public sealed record CreateIndex(IndexDefinition Index) : Operation;

/// <summary>Drops the index of a table that has exactly these key columns.</summary>
public sealed record DropIndex(TableName Table, ValueList<string> Columns) : Operation;

/// <summary>Drops an index by its name.</summary>
public sealed record DropIndexNamed(TableName Index) : Operation;

/// <summary>Gives an index another name.</summary>
public sealed record RenameIndex(TableName From, string To) : Operation;
