namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Makes a column refer to another table.</summary>
    /// <param name="column">The column that refers.</param>
    /// <param name="references">The table that it refers to.</param>
    /// <param name="key">The column that it refers to.</param>
    /// <param name="onDelete">What happens when the row that is referred to is deleted.</param>
    /// <param name="onUpdate">What happens when the key that is referred to changes.</param>
    /// <param name="name">Default: <c>posts_author_id_fkey</c>.</param>
    protected ForeignKeyBuilder AddForeignKey(
        TableName table,
        string column,
        TableName references,
        string? key = null,
        ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction,
        string? name = null) =>
        AddForeignKey(table, [column], references, [key ?? Current.Conventions.Key.Name], onDelete, onUpdate, name);

    /// <summary>Makes several columns together refer to another table.</summary>
    protected ForeignKeyBuilder AddForeignKey(
        TableName table,
        string[] columns,
        TableName references,
        string[] keys,
        ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction,
        string? name = null) =>
        Add(new ForeignKeyBuilder(
            Identifier.Given(table),
            Rules(table).ForeignKey(columns, references, keys, onDelete, onUpdate, name)));

    /// <summary>Adds a condition that no row may break.</summary>
    /// <param name="expression">SQL, such as <c>age &gt;= 0</c>.</param>
    /// <param name="name">Default: named after the columns that the expression mentions,
    /// <c>users_age_check</c>.</param>
    protected CheckBuilder AddCheck(TableName table, string expression, string? name = null) =>
        Add(new CheckBuilder(Identifier.Given(table), Rules(table).Check(expression, name)));

    /// <summary>Adds a unique constraint. For an expression or a condition use
    /// <see cref="UniqueIndex(TableName, string[])"/>.</summary>
    protected KeyBuilder AddUnique(TableName table, params string[] columns) =>
        Add(Key(Identifier.Given(table), Rules(table).Unique(columns, null)));

    /// <inheritdoc cref="AddUnique(TableName, string[])"/>
    /// <param name="name">The name to give it, instead of <c>users_email_key</c>.</param>
    protected KeyBuilder AddUnique(TableName table, string[] columns, string name) =>
        Add(Key(Identifier.Given(table), Rules(table).Unique(columns, name)));

    /// <summary>Adds a primary key. Its columns become not null.</summary>
    protected KeyBuilder AddPrimaryKey(TableName table, params string[] columns) =>
        Add(Key(Identifier.Given(table), Rules(table).PrimaryKey(columns, null)));

    /// <inheritdoc cref="AddPrimaryKey(TableName, string[])"/>
    /// <param name="name">The name to give it, instead of <c>users_pkey</c>.</param>
    protected KeyBuilder AddPrimaryKey(TableName table, string[] columns, string name) =>
        Add(Key(Identifier.Given(table), Rules(table).PrimaryKey(columns, name)));

    /// <summary>Refuses a second row that compares as true by all of these operators:
    /// <c>AddExclusion("bookings", x =&gt; x.With("room", "=").With("during", "&amp;&amp;"))</c>.</summary>
    protected ExclusionBuilder AddExclusion(TableName table, Action<ExclusionBuilder> define)
    {
        var builder = new ExclusionBuilder(Identifier.Given(table), Current.Conventions);
        Current.Block($"AddExclusion(\"{table}\")", builder, define);
        return Add(builder);
    }

    /// <summary>Drops a constraint of any kind by its name.</summary>
    protected void DropConstraint(TableName table, string constraint) =>
        Add(new DropConstraint(Identifier.Given(table), Identifier.Given(constraint, "constraint")));

    /// <summary>Renames a constraint.</summary>
    protected void RenameConstraint(TableName table, string constraint, string to) =>
        Add(new RenameConstraint(
            Identifier.Given(table), Identifier.Given(constraint, "constraint"), Identifier.Given(to, "constraint")));

    /// <summary>Looks at the rows that were there before a check or a foreign key, which was added as not valid.
    /// Neither reads nor writes wait.</summary>
    protected void ValidateConstraint(TableName table, string constraint) =>
        Add(new ValidateConstraint(Identifier.Given(table), Identifier.Given(constraint, "constraint")));

    /// <summary>Says when a foreign key is checked. PostgreSQL alters no other constraints.</summary>
    protected void AlterConstraint(TableName table, string constraint, Deferral deferral) =>
        Add(new AlterConstraint(Identifier.Given(table), Identifier.Given(constraint, "constraint"), deferral));

    private static KeyBuilder Key(TableName table, IndexedConstraint key) => new(table, key, isDeclared: false);

    private TableConstraints Rules(TableName table) => new(table, Current.Conventions.Derived);
}
