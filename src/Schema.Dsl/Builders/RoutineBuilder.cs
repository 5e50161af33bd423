namespace Schema.Dsl;

/// <summary>Says what a function or a procedure takes and does. See the PostgreSQL manual, CREATE FUNCTION.</summary>
/// <typeparam name="T">The builder itself.</typeparam>
public abstract class RoutineBuilder<T>
    where T : RoutineBuilder<T>
{
    private readonly List<RoutineArgument> _arguments = [];
    private readonly List<RoutineSetting> _settings = [];

    private protected RoutineBuilder(ObjectKind kind, TableName name)
    {
        Kind = kind;
        RoutineName = name;
        Routine = new Routine(kind, name, ValueList<RoutineArgument>.Empty);
    }

    private protected Routine Routine { get; set; }

    private protected ObjectKind Kind { get; }

    private protected TableName RoutineName { get; }

    private protected string What => $"{(Kind == ObjectKind.Function ? "function" : "procedure")} \"{RoutineName}\"";

    /// <summary>Adds an argument.</summary>
    /// <param name="type">The type, by its SQL name; a table's name for its rows.</param>
    /// <param name="default">An SQL expression, for callers that give no value.</param>
    public T Argument(string name, string type, string? @default = null) =>
        Argument(name, type, ArgumentMode.In, @default);

    /// <summary>Adds an argument that the routine gives a value.</summary>
    public T Out(string name, string type) => Argument(name, type, ArgumentMode.Out, null);

    /// <summary>Adds an argument that goes in and comes out.</summary>
    public T InOut(string name, string type, string? @default = null) =>
        Argument(name, type, ArgumentMode.InOut, @default);

    /// <summary>Adds an argument that takes any number of values; the last one.</summary>
    /// <param name="type">The type of the array, such as <c>text[]</c>.</param>
    public T Variadic(string name, string type) => Argument(name, type, ArgumentMode.Variadic, null);

    /// <summary>The language of the body; default: <c>sql</c>, and <c>plpgsql</c> for what returns
    /// <c>trigger</c>.</summary>
    public T Language(string language) => Set(Routine with { Language = Identifier.Given(language, "language") });

    /// <summary>Runs with the rights of the owner. Set the <c>search_path</c> with it.</summary>
    public T SecurityDefiner() => Set(Routine with { SecurityDefiner = true });

    /// <summary>Gives a setting a value while the routine runs: <c>Set("search_path", "public, pg_temp")</c>.</summary>
    /// <param name="value">The value, as SQL writes it behind <c>=</c>.</param>
    public T Set(string setting, string value)
    {
        _settings.Add(new(
            Identifier.Given(setting, "setting"), SqlFragment.List(value, $"The setting \"{setting}\" of {What}")));
        return This;
    }

    /// <summary>What it does, in its language. It is quoted, whatever it holds.</summary>
    public T Body(string body) => Set(Routine with { Body = Checked(body), IsBodyParsed = false });

    /// <summary>What it does, as SQL that the server reads at once and keeps track of: <c>RETURN a + b</c> or <c>BEGIN
    /// ATOMIC … END</c> (PostgreSQL 14 and later).</summary>
    public T ParsedBody(string body)
    {
        var words = SqlLexer.Read(Checked(body)).WithoutTrivia();
        return SqlStatements.Split(body).Count == 1 && (words[0].Is("RETURN") || (words[0].Is("BEGIN") && words[1].Is("ATOMIC")))
            ? Set(Routine with { Body = body.Trim().TrimEnd(';'), IsBodyParsed = true })
            : throw new InvalidMigrationException(
                $"The parsed body of {What} is neither RETURN … nor BEGIN ATOMIC … END. Use Body for another.");
    }

    internal virtual Routine Build()
    {
        if (Routine.Body.Length == 0)
        {
            throw new InvalidMigrationException($"The {What} has no body. Give it one with Body.");
        }

        if (Routine.IsBodyParsed && Routine.Language != "sql")
        {
            throw new InvalidMigrationException(
                $"The {What} has a parsed body, which is SQL, and the language {Routine.Language}. Use Body.");
        }

        return Routine with
        {
            Name = new Routine(Kind, RoutineName, _arguments.ToValueList()).Name,
            Arguments = _arguments.ToValueList(),
            Settings = _settings.ToValueList(),
        };
    }

    private protected T Set(Routine routine)
    {
        Routine = routine;
        return This;
    }

    private protected T This => (T)this;

    private protected string Type(string type, string of) =>
        SqlFragment.Type(type, $"The type of {of} of {What}").Trim();

    private T Argument(string name, string type, ArgumentMode mode, string? value)
    {
        var what = $"argument \"{name}\"";
        _arguments.Add(new(Identifier.Given(name, "argument"), Type(type, what))
        {
            Mode = mode,
            Default = value is null ? null : SqlFragment.Expression(value, $"The default of {what} of {What}"),
        });
        return This;
    }

    private string Checked(string body) => string.IsNullOrWhiteSpace(body)
            ? throw new InvalidMigrationException($"The body of {What} is blank.")
        : body.IndexOf('\0') >= 0
            ? throw new InvalidMigrationException($"The body of {What} has a NUL character in it.")
        : body.Replace("\r\n", "\n");
}
