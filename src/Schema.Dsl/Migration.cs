namespace Schema.Dsl;

/// <summary>One change of the schema. Override <see cref="Change"/>, and the way back is derived; or <see cref="Up"/>
/// and <see cref="Down"/>.</summary>
/// <remarks>The methods touch no database: each verb records an operation. Compare <c>Ecto.Migration</c>.</remarks>
public abstract partial class Migration
{
    private IReadOnlyDictionary<string, string> _files = SqlFiles.None;
    private Recording? _recording;
    private bool _isOverridden;

    /// <summary>Says what is to change. The way back follows from the history.</summary>
    public virtual void Change() => _isOverridden = false;

    /// <summary>Says what is to change, when <see cref="Down"/> says how to undo it.</summary>
    public virtual void Up() => _isOverridden = false;

    /// <summary>Undoes <see cref="Up"/>.</summary>
    public virtual void Down() => _isOverridden = false;

    internal RecordedMigration Record(Conventions conventions, IReadOnlyDictionary<string, string> files)
    {
        _files = files;
        return Record(conventions);
    }

    private RecordedMigration Record(Conventions conventions) => (
        Collect(Change, conventions), Collect(Up, conventions), Collect(Down, conventions)) switch
    {
        ({ } change, null, null) => new(change, null),
        (null, { } up, { } down) => new(up, down),
        (null, { } up, null) => new(up, null) { IrreversibleBecause = "it has an Up() and no Down()" },
        (null, null, null) => throw Invalid("overrides neither Change() nor Up(). Override one of them."),
        (null, null, _) => throw Invalid("overrides Down() alone. Override Up() as well, or Change() instead of both."),
        _ => throw Invalid("overrides Change() and Up() or Down(). Keep Change(), or keep Up() and Down()."),
    };

    private ValueList<Operation>? Collect(Action method, Conventions conventions)
    {
        _recording = new Recording(conventions);
        _isOverridden = true;
        method();
        var operations = _recording.ToOperations();
        _recording = null;

        // An override may call its base: editors write that line when they complete `override`.
        return _isOverridden || operations.Count > 0 ? operations : null;
    }

    private InvalidMigrationException Invalid(string message) => new($"{GetType().Name} {message}");

    private T Add<T>(T builder)
        where T : IOperationBuilder
    {
        Current.Add(builder.Build);
        return builder;
    }

    private protected void Add(Operation operation) => Current.Add(() => [operation]);

    private Recording Current => _recording ?? throw Invalid(
        "was asked to record outside of Change(), Up() and Down(). "
        + "Its verbs say what to do; Release.Migrate() does it.");
}
