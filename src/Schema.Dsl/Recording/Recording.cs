namespace Schema.Dsl;

/// <summary>The operations of one method while it runs. Builders are refined after their verb, so each is asked at the
/// end.</summary>
/// <param name="conventions">What the builders give where the author does not say.</param>
internal sealed class Recording(Conventions conventions)
{
    private readonly List<Func<IEnumerable<Operation>>> _verbs = [];
    private string? _block;
    private bool _isExisting;
    private string? _unsafeBecause;

    public Conventions Conventions => conventions;

    public void Add(Func<IEnumerable<Operation>> verb)
    {
        if (_block is not null)
        {
            throw new InvalidMigrationException(
                $"A verb of the migration stands inside the block of {_block}. Inside, use the block's own parameter; "
                + "write the verb before or after it.");
        }

        var reason = _unsafeBecause;
        var recorded = _isExisting ? () => verb().Select(Declared) : verb;
        _verbs.Add(reason is null ? recorded : () => recorded().MarkUnsafe(reason));
    }

    /// <summary>Takes what the verbs inside say exactly as it is written.</summary>
    /// <param name="reason">The innermost counts.</param>
    public void Unsafe(string reason, Action define)
    {
        var outer = _unsafeBecause;
        _unsafeBecause = UnsafeMark.Reason(reason, "Unsafe");
        define();
        _unsafeBecause = outer;
    }

    /// <summary>Takes what the verbs inside create for what is there already.</summary>
    public void Existing(Action define)
    {
        _isExisting = true;
        define();
        _isExisting = false;
    }

    /// <summary>Runs the lambda of a verb that takes a block, such as CreateTable.</summary>
    public void Block<T>(string verb, T builder, Action<T> define)
    {
        _block = verb;
        define(builder);
        _block = null;
    }

    public ValueList<Operation> ToOperations() => _verbs.SelectMany(verb => verb()).ToValueList();

    private static Operation Declared(Operation operation) => operation switch
    {
        CreateTable create => new DeclareTable(create.Table),
        CreateObject create => new DeclareObject(create.Object),
        PrivilegeChange change => new DeclarePrivileges(change),
        _ => throw new InvalidMigrationException(
            $"Existing(…) says what is there already; it takes verbs that create tables and other objects, "
            + $"and Grant and Revoke, but no {operation.GetType().Name}. Write that one before or after it."),
    };
}
