namespace Schema.Dsl;

/// <summary>Says when a trigger runs, and what. See the PostgreSQL manual, CREATE TRIGGER.</summary>
public sealed class TriggerBuilder
{
    private Trigger _trigger;
    private bool _hasFunction;

    internal TriggerBuilder(string name, TableName on) => _trigger = new Trigger(name, on, on);

    /// <summary>Runs ahead of the change.</summary>
    public TriggerBuilder Before() => Set(_trigger with { Timing = TriggerTiming.Before });

    /// <summary>Runs behind the change; that is the default.</summary>
    public TriggerBuilder After() => Set(_trigger with { Timing = TriggerTiming.After });

    /// <summary>Runs in the place of the change, on a view.</summary>
    public TriggerBuilder InsteadOf() => Set(_trigger with { Timing = TriggerTiming.InsteadOf, ForEachRow = true });

    /// <summary>Runs on new rows.</summary>
    public TriggerBuilder Insert() => On(TriggerEvents.Insert);

    /// <summary>Runs on changed rows; with columns, where an update sets one of these.</summary>
    public TriggerBuilder Update(params string[] columns) => On(TriggerEvents.Update).Set(_trigger with
    {
        Events = _trigger.Events | TriggerEvents.Update,
        UpdateOf = columns.Length == 0 ? ValueList<string>.Empty : TableConstraints.Columns(columns, What),
    });

    /// <summary>Runs on deleted rows.</summary>
    public TriggerBuilder Delete() => On(TriggerEvents.Delete);

    /// <summary>Runs on <c>TRUNCATE</c>.</summary>
    public TriggerBuilder Truncate() => On(TriggerEvents.Truncate);

    /// <summary>Runs for each row; otherwise once for a statement.</summary>
    public TriggerBuilder ForEachRow() => Set(_trigger with { ForEachRow = true });

    /// <summary>Runs only where the condition holds: <c>OLD.email IS DISTINCT FROM NEW.email</c>.</summary>
    public TriggerBuilder When(string condition) =>
        Set(_trigger with { When = SqlFragment.Expression(condition, $"The condition of {What}") });

    /// <summary>Makes it a constraint trigger: it runs behind the change, for each row, at the end of the statement or
    /// of the transaction.</summary>
    public TriggerBuilder Constraint(bool deferrable = false, bool initiallyDeferred = false) => Set(_trigger with
    {
        IsConstraint = true,
        ForEachRow = true,
        Deferrable = deferrable || initiallyDeferred,
        InitiallyDeferred = initiallyDeferred,
    });

    /// <summary>Gives the function all rows of the statement, as tables of these names.</summary>
    public TriggerBuilder Referencing(string? oldTable = null, string? newTable = null) => Set(_trigger with
    {
        OldTable = oldTable is null ? null : Identifier.Given(oldTable, "transition table"),
        NewTable = newTable is null ? null : Identifier.Given(newTable, "transition table"),
    });

    /// <summary>The function that it runs, which returns <c>trigger</c>, and the texts that it is given.</summary>
    public TriggerBuilder Execute(TableName function, params string[] arguments)
    {
        _hasFunction = true;
        return Set(_trigger with
        {
            Function = Identifier.Given(function, "function"),
            Arguments = arguments.ToValueList(),
        });
    }

    internal Trigger Build() => Trouble() is { } trouble
        ? throw new InvalidMigrationException($"The {What} {trouble}")
        : _trigger;

    private string What => _trigger.Name.InWords;

    private string? Trouble() => _trigger switch
    {
        { Events: TriggerEvents.None } => "runs on nothing. Say Insert(), Update(), Delete() or Truncate().",
        _ when !_hasFunction => "runs nothing. Name the function with Execute.",
        { Timing: TriggerTiming.InsteadOf, When: not null } =>
            "runs instead of the change, so it cannot have a condition. Leave out When.",
        { Timing: TriggerTiming.InsteadOf, UpdateOf.Count: > 0 } =>
            "runs instead of the change, so it cannot name columns. Write Update().",
        { ForEachRow: true } when _trigger.Events.HasFlag(TriggerEvents.Truncate) =>
            "runs on TRUNCATE, which has no rows. Leave out ForEachRow.",
        { IsConstraint: true, Timing: not TriggerTiming.After } =>
            "is a constraint trigger, so it runs behind the change. Leave out Before and InsteadOf.",
        { OldTable: not null } or { NewTable: not null }
            when _trigger.Timing != TriggerTiming.After || _trigger.IsConstraint || _trigger.UpdateOf.Count > 0 =>
            "has transition tables, so it runs behind the change, on all columns, and is no constraint trigger.",
        _ => null,
    };

    private TriggerBuilder On(TriggerEvents events) => Set(_trigger with { Events = _trigger.Events | events });

    private TriggerBuilder Set(Trigger trigger)
    {
        _trigger = trigger;
        return this;
    }
}
