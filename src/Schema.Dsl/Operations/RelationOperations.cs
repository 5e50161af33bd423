namespace Schema.Dsl;

/// <summary>Lets a trigger run, or keeps it from running.</summary>
public sealed record SetTriggerState(ObjectName Trigger, TriggerState State) : Operation;

/// <summary>Turns row-level security of a table on or off, or the holding of its owner to it.</summary>
public sealed record SetRowSecurity(TableName Table) : Operation
{
    /// <summary>Whether rows are shown by policies; <see langword="null"/> to leave that as it is.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Whether the owner is held to them too; <see langword="null"/> to leave that as it is.</summary>
    public bool? IsForced { get; init; }
}
