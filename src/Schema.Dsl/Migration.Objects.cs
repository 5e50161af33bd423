namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Says that what is created inside was there before Schema, or was made by raw SQL, so that changes to it
    /// can be undone. Runs no SQL.</summary>
    /// <remarks>It may be added to a migration that is applied already, or be corrected there: that is no edit, since
    /// it changes nothing of what the migration did.</remarks>
    /// <param name="define">Verbs that create: <c>Existing(() => CreateExtension("citext"))</c>.</param>
    /// <exception cref="InvalidMigrationException">A verb in it does something else than create.</exception>
    protected void Existing(Action define) => Current.Existing(define);

    /// <summary>Moves an object into another schema: <c>SetSchema(On.Type("order_status"), "archive")</c>. What
    /// mentions it follows.</summary>
    protected void SetSchema(On target, string schema) => Add(target is On.ObjectTarget { Name: { IsInSchema: true } name }
        ? new MoveObject(name, Identifier.Given(schema, "schema"))
        : throw new InvalidMigrationException(
            "SetSchema moves types, views and other objects that a schema holds. "
            + "Columns, constraints and indexes stay with their table."));

    /// <summary>Creates a schema. Undone by dropping it, which fails while something is in it.</summary>
    protected void CreateSchema(string schema) =>
        Add(new CreateObject(new DatabaseSchema(Identifier.Given(schema, "schema"))));

    /// <summary>Renames a schema. All that is in it follows, and so does what mentions that.</summary>
    protected void RenameSchema(string schema, string to) => Add(new RenameObject(
        DatabaseSchema.NameOf(Identifier.Given(schema, "schema")), Identifier.Given(to, "schema")));

    /// <summary>Drops a schema that holds nothing. Undone by creating it.</summary>
    protected void DropSchema(string schema) =>
        Add(new DropObject(DatabaseSchema.NameOf(Identifier.Given(schema, "schema"))));

    /// <summary>Creates an extension, such as <c>citext</c>; the server must have its files. Undone by dropping
    /// it.</summary>
    /// <param name="schema">Where its objects go; default: the target schema of the run.</param>
    /// <param name="version">Default: the newest that the server has.</param>
    /// <param name="cascade">Creates the extensions that it needs too.</param>
    protected void CreateExtension(
        string extension, string? schema = null, string? version = null, bool cascade = false) =>
        Add(new CreateObject(new Extension(Identifier.Given(extension, "extension"))
        {
            Schema = schema is null ? null : Identifier.Given(schema, "schema"),
            Version = version,
            Cascade = cascade,
        }));

    /// <summary>Brings an extension to another version. Undone by going back to the version that the history knows,
    /// where the extension has a way there; most have none.</summary>
    /// <param name="to">Default: the newest that the server has.</param>
    protected void UpdateExtension(string extension, string? to = null) =>
        Add(new UpdateExtension(Extension.NameOf(Identifier.Given(extension, "extension")), to));

    /// <summary>Drops an extension that nothing uses. Undone by creating it as the history knows it.</summary>
    protected void DropExtension(string extension) =>
        Add(new DropObject(Extension.NameOf(Identifier.Given(extension, "extension"))));
}
