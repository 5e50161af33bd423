namespace Schema.Dsl;

/// <summary>What a comment is on.</summary>
public abstract partial record On
{
    private On()
    {
    }

    /// <summary>A table.</summary>
    public static On Table(TableName table) => new TableTarget(Identifier.Given(table));

    /// <summary>A column of a table or a view.</summary>
    public static On Column(TableName table, string column) =>
        new ColumnTarget(Identifier.Given(table), Identifier.Given(column, "column"));

    /// <summary>A constraint of a table.</summary>
    public static On Constraint(TableName table, string constraint) =>
        new ConstraintTarget(Identifier.Given(table), Identifier.Given(constraint, "constraint"));

    /// <summary>An index, by its name.</summary>
    public static On Index(TableName index) => new IndexTarget(Identifier.Given(index, "index"));

    /// <summary>A schema.</summary>
    public static On Schema(string schema) => Object(DatabaseSchema.NameOf(Identifier.Given(schema, "schema")));

    /// <summary>An extension.</summary>
    public static On Extension(string extension) =>
        Object(Dsl.Extension.NameOf(Identifier.Given(extension, "extension")));

    /// <summary>An enum, a composite type or a range type.</summary>
    public static On Type(TableName type) => Object(ObjectName.OfType(Identifier.Given(type, "type")));

    /// <summary>An attribute of a composite type.</summary>
    public static On Attribute(TableName type, string attribute) => new AttributeTarget(
        ObjectName.OfType(Identifier.Given(type, "type")), Identifier.Given(attribute, "attribute"));

    /// <summary>A sequence.</summary>
    public static On Sequence(TableName sequence) =>
        Object(Dsl.Sequence.NameOf(Identifier.Given(sequence, "sequence")));

    /// <summary>A collation.</summary>
    public static On Collation(TableName collation) =>
        Object(Dsl.Collation.NameOf(Identifier.Given(collation, "collation")));

    /// <summary>A domain.</summary>
    public static On Domain(TableName domain) => Object(Dsl.Domain.NameOf(Identifier.Given(domain, "domain")));

    /// <summary>A constraint of a domain.</summary>
    public static On DomainConstraint(TableName domain, string constraint) => new DomainConstraintTarget(
        Dsl.Domain.NameOf(Identifier.Given(domain, "domain")), Identifier.Given(constraint, "constraint"));

    /// <summary>A view.</summary>
    public static On View(TableName view) => Object(Dsl.View.NameOf(Identifier.Given(view, "view")));

    /// <summary>A materialized view.</summary>
    public static On MaterializedView(TableName view) =>
        Object(Dsl.MaterializedView.NameOf(Identifier.Given(view, "materialized view")));

    /// <summary>Statistics of several columns, by their name.</summary>
    public static On Statistics(TableName statistics) =>
        Object(ExtendedStatistics.NameOf(Identifier.Given(statistics, "statistics object")));

    /// <summary>A function.</summary>
    /// <param name="types">The types of its arguments.</param>
    public static On Function(TableName function, params string[] types) =>
        Object(Migration.RoutineName(ObjectKind.Function, function, types));

    /// <summary>A procedure.</summary>
    /// <param name="types">The types of its arguments.</param>
    public static On Procedure(TableName procedure, params string[] types) =>
        Object(Migration.RoutineName(ObjectKind.Procedure, procedure, types));

    /// <summary>A trigger.</summary>
    public static On Trigger(string trigger, TableName on) =>
        Object(Dsl.Trigger.NameOf(Identifier.Given(trigger, "trigger"), Identifier.Given(on)));

    /// <summary>A policy.</summary>
    public static On Policy(string policy, TableName on) =>
        Object(Dsl.Policy.NameOf(Identifier.Given(policy, "policy"), Identifier.Given(on)));

    internal static On Object(ObjectName name) => new ObjectTarget(name);

    internal sealed record TableTarget(TableName Name) : On;

    internal sealed record ColumnTarget(TableName TableName, string Name) : On;

    internal sealed record ConstraintTarget(TableName TableName, string Name) : On;

    internal sealed record IndexTarget(TableName Name) : On;

    internal sealed record ObjectTarget(ObjectName Name) : On;

    internal sealed record AttributeTarget(ObjectName TypeName, string Name) : On;

    internal sealed record DomainConstraintTarget(ObjectName DomainName, string Name) : On;
}
