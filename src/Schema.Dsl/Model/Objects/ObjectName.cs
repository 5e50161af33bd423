namespace Schema.Dsl;

/// <summary>By what a <see cref="SchemaObject"/> is found: its kind, its name, and what else tells it from
/// others.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name. Kinds that live in no schema have none before it.</param>
public sealed record ObjectName(ObjectKind Kind, TableName Name)
{
    /// <summary>The kinds that share their name space with tables.</summary>
    internal static readonly ObjectKind[] RelationKinds = [ObjectKind.View, ObjectKind.MaterializedView, ObjectKind.Sequence];

    /// <summary>The kinds that columns can have for their type.</summary>
    internal static readonly ObjectKind[] TypeKinds = [ObjectKind.Type, ObjectKind.Domain];

    /// <summary>The table or view that it belongs to and goes with, as a trigger does; <see langword="null"/> if it
    /// stands alone.</summary>
    public TableName? Owner { get; init; }

    /// <summary>The types of a routine's arguments, as SQL; <see langword="null"/> for other kinds.</summary>
    public string? Arguments { get; init; }

    /// <summary>The kind in lower case, as SQL writes it: <c>materialized view</c>.</summary>
    internal string KindInWords => Kind switch
    {
        ObjectKind.Schema => "schema",
        ObjectKind.Extension => "extension",
        ObjectKind.Type => "type",
        ObjectKind.Domain => "domain",
        ObjectKind.Collation => "collation",
        ObjectKind.Sequence => "sequence",
        ObjectKind.View => "view",
        ObjectKind.MaterializedView => "materialized view",
        ObjectKind.Statistics => "statistics object",
        ObjectKind.Function => "function",
        ObjectKind.Procedure => "procedure",
        ObjectKind.Trigger => "trigger",
        ObjectKind.Policy => "policy",
        _ => throw new InvalidOperationException($"{Kind} has no words."),
    };

    /// <summary>Kind and name as a sentence says them: <c>trigger "audit" of "users"</c>.</summary>
    internal string InWords => Owner is null
        ? $"{KindInWords} \"{Name}{Signature}\""
        : $"{KindInWords} \"{Name}\" of \"{Owner}\"";

    /// <summary>Whether the name stands in a schema; otherwise it is the database's, or its owner's.</summary>
    internal bool IsInSchema => Owner is null && Kind is not (ObjectKind.Schema or ObjectKind.Extension);

    /// <summary>Whether it shares its name space with tables.</summary>
    internal bool IsRelation => RelationKinds.Contains(Kind);

    /// <summary>Whether columns can have it for their type.</summary>
    internal bool IsType => TypeKinds.Contains(Kind);

    internal static ObjectName OfType(TableName name) => new(ObjectKind.Type, name);

    /// <summary>The name after what it mentions got another name.</summary>
    internal ObjectName Following(Renaming renaming) => this with
    {
        Name = IsInSchema ? renaming.Name(Name) : Name,
        Owner = Owner is null ? null : renaming.Name(Owner),
    };

    internal ObjectName Renamed(string to) => this with { Name = Name with { Name = to } };

    internal ObjectName Moved(string? schema) => this with { Name = Name with { Schema = schema } };

    private string Signature => Arguments is null ? "" : $"({Arguments})";

    /// <summary>Kind and name as log lines say them: <c>trigger audit on users</c>.</summary>
    public override string ToString() => $"{KindInWords} {Name}{Signature}{(Owner is null ? "" : $" on {Owner}")}";
}
