namespace Schema.Dsl;

/// <summary>A trigger: a function that runs when rows of a table or a view change. See the PostgreSQL manual, CREATE
/// TRIGGER.</summary>
public sealed record Trigger : SchemaObject
{
    /// <summary>The trigger of that name on a table or a view.</summary>
    public Trigger(string name, TableName on, TableName function)
        : base(NameOf(name, on)) => Function = function;

    /// <summary>The function that it runs.</summary>
    public TableName Function { get; init; }

    /// <summary>The texts that it gives to the function.</summary>
    public ValueList<string> Arguments { get; init; } = ValueList<string>.Empty;

    /// <summary>When it runs.</summary>
    public TriggerTiming Timing { get; init; }

    /// <summary>What it runs on.</summary>
    public TriggerEvents Events { get; init; }

    /// <summary>The columns whose update it runs on; empty for all.</summary>
    public ValueList<string> UpdateOf { get; init; } = ValueList<string>.Empty;

    /// <summary>Runs for each row; otherwise once for a statement.</summary>
    public bool ForEachRow { get; init; }

    /// <summary>The condition, as SQL over <c>OLD</c> and <c>NEW</c>; <see langword="null"/> for none.</summary>
    public string? When { get; init; }

    /// <summary>A constraint trigger: its time is chosen as that of a constraint is.</summary>
    public bool IsConstraint { get; init; }

    /// <summary>Can be put off to the end of the transaction.</summary>
    public bool Deferrable { get; init; }

    /// <summary>Is put off unless it is said otherwise.</summary>
    public bool InitiallyDeferred { get; init; }

    /// <summary>What the function calls the rows as they were; <see langword="null"/> for nothing.</summary>
    public string? OldTable { get; init; }

    /// <summary>What the function calls the rows as they are; <see langword="null"/> for nothing.</summary>
    public string? NewTable { get; init; }

    /// <summary>Whether it runs.</summary>
    public TriggerState State { get; init; }

    /// <summary>The columns that it keeps in step; <see langword="null"/> if it does something else.</summary>
    internal OnlineColumn? Keeps { get; init; }

    internal override SchemaObject Following(Renaming renaming) =>
        (Trigger)base.Following(renaming) with { Function = renaming.Name(Function) };

    internal override SchemaObject Rewritten(Func<SqlPiece, string> rewrite) => When is null ? this : this with
    {
        When = rewrite(new SqlPiece(When, sql => SqlQuery.OfExpression(sql, Name.Owner!, "old", "new"))),
    };

    internal override SchemaObject WithOwnerColumnRenamed(string from, string to) =>
        this with { UpdateOf = UpdateOf.Replace(from, to), Keeps = Keeps?.WithColumnRenamed(from, to) };

    internal override SchemaObject WithOwner(TableName owner) =>
        (Trigger)base.WithOwner(owner) with { Keeps = Keeps?.WithTableRenamed(Name.Owner!, owner) };

    internal override SchemaObject InPlaceOf(SchemaObject before, SchemaModel model) =>
        this with { Comment = before.Comment, State = ((Trigger)before).State };

    // Older servers have no OR REPLACE for it, and nothing depends on it.
    internal override bool CanBecome(SchemaObject after) => false;

    internal static ObjectName NameOf(string name, TableName on) =>
        new(ObjectKind.Trigger, new TableName(null, name)) { Owner = on };
}

/// <summary>When a trigger runs.</summary>
public enum TriggerTiming
{
    /// <summary>Behind the change.</summary>
    After,

    /// <summary>Ahead of it.</summary>
    Before,

    /// <summary>In its place, on a view.</summary>
    InsteadOf,
}

/// <summary>What a trigger runs on.</summary>
[Flags]
public enum TriggerEvents
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>New rows.</summary>
    Insert = 1,

    /// <summary>Changed rows.</summary>
    Update = 2,

    /// <summary>Deleted rows.</summary>
    Delete = 4,

    /// <summary><c>TRUNCATE</c>.</summary>
    Truncate = 8,
}

/// <summary>Whether a trigger runs. See the PostgreSQL manual, ALTER TABLE.</summary>
public enum TriggerState
{
    /// <summary>It runs, unless the session replays changes of another server.</summary>
    Enabled,

    /// <summary>It does not run.</summary>
    Disabled,

    /// <summary>It runs where changes of another server are replayed, and only there.</summary>
    Replica,

    /// <summary>It runs in any session.</summary>
    Always,
}
