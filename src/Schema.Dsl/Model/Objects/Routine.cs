namespace Schema.Dsl;

/// <summary>A function or a procedure. See the PostgreSQL manual, CREATE FUNCTION and CREATE PROCEDURE.</summary>
public sealed record Routine : SchemaObject
{
    /// <summary>The function or procedure of that name.</summary>
    /// <param name="kind"><see cref="ObjectKind.Function"/> or <see cref="ObjectKind.Procedure"/>.</param>
    public Routine(ObjectKind kind, TableName name, ValueList<RoutineArgument> arguments)
        : base(NameOf(kind, name, [.. arguments.Where(argument => argument.IsInput(kind)).Select(argument => argument.Type)])) =>
        Arguments = arguments;

    /// <summary>The arguments, in order.</summary>
    public ValueList<RoutineArgument> Arguments { get; init; }

    /// <summary>The type of the result, as SQL, such as <c>SETOF users</c>; <see langword="null"/> for a procedure, and
    /// where columns or output arguments say it.</summary>
    public string? Returns { get; init; }

    /// <summary>The columns of the result (<c>RETURNS TABLE</c>).</summary>
    public ValueList<RoutineColumn> Columns { get; init; } = ValueList<RoutineColumn>.Empty;

    /// <summary>The language, such as <c>sql</c> or <c>plpgsql</c>.</summary>
    public string Language { get; init; } = "sql";

    /// <summary>What it does, in its language.</summary>
    public string Body { get; init; } = "";

    /// <summary>The body is SQL that the server reads when the routine is created, and keeps as what it means:
    /// <c>RETURN …</c> or <c>BEGIN ATOMIC … END</c> (PostgreSQL 14 and later).</summary>
    public bool IsBodyParsed { get; init; }

    /// <summary>What its result depends on.</summary>
    public Volatility Volatility { get; init; }

    /// <summary>Gives null for null, without being called.</summary>
    public bool Strict { get; init; }

    /// <summary>Tells nothing of its arguments but by its result.</summary>
    public bool Leakproof { get; init; }

    /// <summary>Runs with the rights of the owner.</summary>
    public bool SecurityDefiner { get; init; }

    /// <summary>Where it may run while a query is run in parallel.</summary>
    public ParallelSafety Parallel { get; init; }

    /// <summary>What a call costs, in units of <c>cpu_operator_cost</c>; <see langword="null"/> for the server's
    /// default.</summary>
    public double? Cost { get; init; }

    /// <summary>How many rows it gives, about; <see langword="null"/> for the server's default.</summary>
    public double? Rows { get; init; }

    /// <summary>Settings that hold while it runs.</summary>
    public ValueList<RoutineSetting> Settings { get; init; } = ValueList<RoutineSetting>.Empty;

    internal override IEnumerable<ColumnType> Types =>
        Arguments.Select(argument => argument.Type)
            .Concat(Columns.Select(column => column.Type))
            .Concat(Returns is null ? [] : [Returns])
            .Select(RoutineTypes.Of);

    // A body in quotes is text to the server: it depends on nothing that is mentioned there.
    internal override SchemaObject Rewritten(Func<SqlPiece, string> rewrite) => this with
    {
        Arguments = Arguments
            .Select(argument => argument.Default is { } value ? argument with { Default = Rewrite(rewrite, value) } : argument)
            .ToValueList(),
        Body = IsBodyParsed ? Rewrite(rewrite, Body) : Body,
    };

    internal override bool CanBecome(SchemaObject after) =>
        after is Routine other
        && Returns == other.Returns
        && Columns.Equals(other.Columns)
        && Arguments.Count == other.Arguments.Count
        && Arguments.Zip(other.Arguments, (old, now) =>
            old.Mode == now.Mode
            && RoutineTypes.AreSame(old.Type, now.Type)
            && (old.Name is null || old.Name == now.Name)
            && (old.Default is null || now.Default is not null)).All(isKept => isKept);

    internal static ObjectName NameOf(ObjectKind kind, TableName name, IEnumerable<string> types) => new(kind, name)
    {
        Arguments = string.Join(", ", types.Select(RoutineTypes.Canonical)),
    };

    internal override SchemaObject Following(Renaming renaming)
    {
        var arguments = Arguments.Select(argument => argument with { Type = Renamed(argument.Type) }).ToValueList();
        return (Routine)base.Following(renaming) with
        {
            Name = new Routine(Name.Kind, Name.Name, arguments).Name,
            Arguments = arguments,
            Columns = Columns.Select(column => column with { Type = Renamed(column.Type) }).ToValueList(),
            Returns = Returns is null ? null : Renamed(Returns),
        };

        string Renamed(string type) => RoutineTypes.Renamed(type, renaming);
    }

    private static string Rewrite(Func<SqlPiece, string> rewrite, string sql) =>
        rewrite(new SqlPiece(sql, text => SqlQuery.Of(text)));
}

/// <summary>An argument of a routine.</summary>
/// <param name="Name">The name; <see langword="null"/> for none.</param>
/// <param name="Type">The type, as SQL.</param>
public sealed record RoutineArgument(string? Name, string Type)
{
    /// <summary>Which way values go.</summary>
    public ArgumentMode Mode { get; init; }

    /// <summary>The value where the caller gives none, as SQL; <see langword="null"/> for none.</summary>
    public string? Default { get; init; }

    internal bool IsInput(ObjectKind kind) => Mode != ArgumentMode.Out || kind == ObjectKind.Procedure;
}

/// <summary>A column of what a function returns.</summary>
public sealed record RoutineColumn(string Name, string Type);

/// <summary>A setting and the value that it has while a routine runs.</summary>
/// <param name="Value">The value, as SQL writes it behind <c>=</c>.</param>
public sealed record RoutineSetting(string Name, string Value)
{
    /// <summary>Instead of a value, the one that holds where the routine is created.</summary>
    internal const string Current = "FROM CURRENT";
}

/// <summary>Which way the values of an argument go.</summary>
public enum ArgumentMode
{
    /// <summary>Into the routine.</summary>
    In,

    /// <summary>Out of it.</summary>
    Out,

    /// <summary>In and out.</summary>
    InOut,

    /// <summary>Into it, as many as the caller likes.</summary>
    Variadic,
}

/// <summary>What the result of a function depends on. See the PostgreSQL manual, Function Volatility
/// Categories.</summary>
public enum Volatility
{
    /// <summary>On anything. SQL's default.</summary>
    Volatile,

    /// <summary>On the arguments and what the database holds.</summary>
    Stable,

    /// <summary>On the arguments alone.</summary>
    Immutable,
}

/// <summary>Where a function may run while a query is run in parallel.</summary>
public enum ParallelSafety
{
    /// <summary>Nowhere: the query is not run in parallel. SQL's default.</summary>
    Unsafe,

    /// <summary>In the leader.</summary>
    Restricted,

    /// <summary>Anywhere.</summary>
    Safe,
}
