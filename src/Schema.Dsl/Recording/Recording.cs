namespace Schema.Dsl;

/// <summary>The operations of one method while it runs. Builders are refined after their verb, so each is asked at the
/// end.</summary>
/// <param name="conventions">What the builders give where the author does not say.</param>
internal sealed class Recording(Conventions conventions)
{
    private readonly List<Func<IEnumerable<Operation>>> _verbs = [];
    private string? _block;
    private bool _isExisting;

    public Conventions Conventions => conventions;

    public void Add(Func<IEnumerable<Operation>> verb)
    {
        if (_block is not null)
        {
            throw new InvalidMigrationException(
                $"A verb of the migration stands inside the block of {_block}. Inside, use the block's own parameter; "
                + "write the verb before or after it.");
        }

        _verbs.Add(_isExisting ? () => verb().Select(Declared) : verb);
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
