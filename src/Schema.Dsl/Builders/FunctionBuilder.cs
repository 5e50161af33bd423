namespace Schema.Dsl;

/// <summary>Says what a function takes, gives and does. See the PostgreSQL manual, CREATE FUNCTION.</summary>
public sealed class FunctionBuilder : RoutineBuilder<FunctionBuilder>
{
    private bool _hasLanguage;

    internal FunctionBuilder(TableName name)
        : base(ObjectKind.Function, name)
    {
    }

    /// <summary>The type of the result, by its SQL name: <c>text</c>, <c>trigger</c>.</summary>
    public FunctionBuilder Returns(string type) => Set(Routine with { Returns = Type(type, "the result") });

    /// <summary>Gives rows: of a type or of a table, by its name.</summary>
    public FunctionBuilder ReturnsSetOf(string type) =>
        Set(Routine with { Returns = $"SETOF {Type(type, "the result")}" });

    /// <summary>Gives rows of these columns: <c>ReturnsTable(("id", "bigint"), ("email", "text"))</c>.</summary>
    public FunctionBuilder ReturnsTable(params (string Name, string Type)[] columns) => Set(Routine with
    {
        Columns = columns
            .Select(column => new RoutineColumn(
                Identifier.Given(column.Name, "column"), Type(column.Type, $"column \"{column.Name}\"")))
            .ToValueList(),
    });

    /// <inheritdoc cref="RoutineBuilder{T}.Language"/>
    public new FunctionBuilder Language(string language)
    {
        _hasLanguage = true;
        return base.Language(language);
    }

    /// <summary>Depends on its arguments alone, so that its results may be stored, as indexes do.</summary>
    public FunctionBuilder Immutable() => Set(Routine with { Volatility = Volatility.Immutable });

    /// <summary>Changes nothing, and gives the same within a statement.</summary>
    public FunctionBuilder Stable() => Set(Routine with { Volatility = Volatility.Stable });

    /// <summary>Gives null for null, without being called.</summary>
    public FunctionBuilder Strict() => Set(Routine with { Strict = true });

    /// <summary>Tells nothing of its arguments but by its result; for superusers to say.</summary>
    public FunctionBuilder Leakproof() => Set(Routine with { Leakproof = true });

    /// <summary>Where it may run while a query is run in parallel.</summary>
    public FunctionBuilder Parallel(ParallelSafety safety) => Set(Routine with { Parallel = safety });

    /// <summary>What a call costs, in units of <c>cpu_operator_cost</c>; default: 1 in C, else 100.</summary>
    public FunctionBuilder Cost(double cost) => Set(Routine with { Cost = Positive(cost, "cost") });

    /// <summary>How many rows it gives, about; default: 1000.</summary>
    public FunctionBuilder Rows(double rows) => Set(Routine with { Rows = Positive(rows, "number of rows") });

    internal override Routine Build()
    {
        if (!_hasLanguage && Routine.Returns is "trigger" or "event_trigger")
        {
            base.Language("plpgsql");
        }

        var built = base.Build();
        return built.Returns is not null && built.Columns.Count > 0
                ? throw new InvalidMigrationException($"The {What} has both Returns and ReturnsTable. Keep one.")
            : built.Returns is null && built.Columns.Count == 0
                && built.Arguments.All(argument => argument.Mode is ArgumentMode.In or ArgumentMode.Variadic)
                ? throw new InvalidMigrationException(
                    $"The {What} says nothing of its result. Say Returns(\"void\") if it has none.")
            : built;
    }

    private double Positive(double value, string what) => value > 0
        ? value
        : throw new InvalidMigrationException($"The {what} of {What} is {value}; it is above 0.");
}
