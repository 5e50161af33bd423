namespace Schema.Dsl;

public abstract partial record On
{
    /// <summary>All tables, views and materialized views of a schema that the history knows. For privileges
    /// alone.</summary>
    /// <param name="inSchema">Default: the target schema of the run.</param>
    public static On AllTables(string? inSchema = null) => All(ObjectGroup.Tables, inSchema);

    /// <summary>All sequences of a schema that the history knows, those of identity columns too. For privileges
    /// alone.</summary>
    /// <inheritdoc cref="AllTables"/>
    public static On AllSequences(string? inSchema = null) => All(ObjectGroup.Sequences, inSchema);

    /// <summary>All functions of a schema that the history knows. For privileges alone.</summary>
    /// <inheritdoc cref="AllTables"/>
    public static On AllFunctions(string? inSchema = null) => All(ObjectGroup.Functions, inSchema);

    /// <summary>All procedures of a schema that the history knows. For privileges alone.</summary>
    /// <inheritdoc cref="AllTables"/>
    public static On AllProcedures(string? inSchema = null) => All(ObjectGroup.Procedures, inSchema);

    /// <summary>All functions and procedures of a schema that the history knows. For privileges alone.</summary>
    /// <inheritdoc cref="AllTables"/>
    public static On AllRoutines(string? inSchema = null) => All(ObjectGroup.Routines, inSchema);

    /// <summary>Tables, views and materialized views that are still to be created. For privileges alone: those that
    /// they will have then.</summary>
    /// <param name="inSchema">Default: every schema.</param>
    /// <param name="createdBy">The role whose objects are meant; default: the one that runs the migrations.</param>
    public static On FutureTables(string? inSchema = null, string? createdBy = null) =>
        Future(ObjectGroup.Tables, inSchema, createdBy);

    /// <summary>Sequences that are still to be created. For privileges alone: those that they will have then.</summary>
    /// <inheritdoc cref="FutureTables"/>
    public static On FutureSequences(string? inSchema = null, string? createdBy = null) =>
        Future(ObjectGroup.Sequences, inSchema, createdBy);

    /// <summary>Functions and procedures that are still to be created. For privileges alone: those that they will have
    /// then.</summary>
    /// <inheritdoc cref="FutureTables"/>
    public static On FutureRoutines(string? inSchema = null, string? createdBy = null) =>
        Future(ObjectGroup.Routines, inSchema, createdBy);

    /// <summary>Types and domains that are still to be created. For privileges alone: those that they will have
    /// then.</summary>
    /// <inheritdoc cref="FutureTables"/>
    public static On FutureTypes(string? inSchema = null, string? createdBy = null) =>
        Future(ObjectGroup.Types, inSchema, createdBy);

    /// <summary>Schemas that are still to be created. For privileges alone: those that they will have then.</summary>
    /// <param name="createdBy">The role whose schemas are meant; default: the one that runs the migrations.</param>
    public static On FutureSchemas(string? createdBy = null) => Future(ObjectGroup.Schemas, null, createdBy);

    private static AllTarget All(ObjectGroup group, string? schema) =>
        new(group, schema is null ? null : Identifier.Given(schema, "schema"));

    private static FutureTarget Future(ObjectGroup group, string? schema, string? creator) => new(
        group,
        schema is null ? null : Identifier.Given(schema, "schema"),
        creator is null ? null : Identifier.Given(creator, "role"));

    internal sealed record AllTarget(ObjectGroup Group, string? SchemaName) : On;

    internal sealed record FutureTarget(ObjectGroup Group, string? SchemaName, string? Creator) : On;

    /// <summary>The sequence of an identity column.</summary>
    internal sealed record IdentityTarget(TableName TableName, string Name) : On;

    /// <summary>The functions that make values of a range type.</summary>
    internal sealed record ConstructorsTarget(TableName TypeName) : On;
}
