namespace Schema.Dsl;

/// <summary>A column that another one takes the place of, while releases use both: what is written to one goes to the
/// other too.</summary>
/// <param name="Old">The column that goes in the end.</param>
/// <param name="New">The column that stays.</param>
/// <param name="Final">What that one is called in the end.</param>
internal sealed record OnlineColumn(string Old, string New, string Final)
{
    /// <summary>The new value, as SQL over the old column; <see langword="null"/> for the value as it is.</summary>
    public string? Forth { get; init; }

    /// <summary>The old value, as SQL over the new column; <see langword="null"/> for the value as it is.</summary>
    public string? Back { get; init; }

    /// <summary>Nobody but the server may give the column a value, whichever of the two it is that is numbered.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>What an operation opens; <see langword="null"/> if it is done at once, or its column is not
    /// known.</summary>
    public static OnlineColumn? Of(Operation operation, SchemaModel before) => operation switch
    {
        RenameColumn { Online: true } rename => new(rename.From, rename.To, rename.To),
        AlterColumnType { Online: true } alter when before.Find(alter.Table)?.Column(alter.Column) is { } column =>
            OfType(alter, column),
        _ => null,
    };

    /// <summary>What something is called that will have the name of another, once that is gone.</summary>
    public static string Waiting(string name) => Identifier.Derived($"{name}_new");

    /// <summary>What a column is called from the moment in which another has taken its name.</summary>
    public static string Leaving(string name) => Identifier.Derived($"{name}_old");

    /// <summary>The same after a column of the table got another name.</summary>
    public OnlineColumn WithColumnRenamed(string from, string to) => Rewritten(sql => SqlExpression.RenameColumn(sql, from, to)) with
    {
        Old = Old == from ? to : Old,
        New = New == from ? to : New,
    };

    /// <summary>The same after the table got another name.</summary>
    public OnlineColumn WithTableRenamed(TableName from, TableName to) =>
        Rewritten(sql => SqlExpression.RenameTable(sql, from.Name, to.Name));

    /// <summary>Gives the new column the values of rows that were there before.</summary>
    public BackfillRows Fill(TableName table) => Filling(table, New, Old, Forth);

    /// <summary>Gives the old column the values of rows that were there before.</summary>
    public BackfillRows FillBack(TableName table) => Filling(table, Old, New, Back);

    /// <summary>As a message says it: <c>the column "mail" of "users" is being replaced by "email"</c>.</summary>
    public string InWords(TableName table) => Final == New
        ? $"the column \"{Old}\" of \"{table}\" is being replaced by \"{New}\""
        : $"the column \"{Old}\" of \"{table}\" is getting another type";

    private OnlineColumn Rewritten(Func<string, string> rewrite) => this with
    {
        Forth = Forth is null ? null : rewrite(Forth),
        Back = Back is null ? null : rewrite(Back),
    };

    private static OnlineColumn OfType(AlterColumnType alter, Column column)
    {
        var waiting = Waiting(alter.Column);
        var back = alter.UsingBack ?? $"{Identifier.Quoted(alter.Column)}::{column.Type}";
        return new(alter.Column, waiting, alter.Column)
        {
            Forth = alter.Using,
            Back = SqlExpression.RenameColumn(back, alter.Column, waiting),
            IsNumbered = column.Identity is { Always: true },
        };
    }

    // A value that comes from nothing may still be one.
    private static BackfillRows Filling(TableName table, string target, string source, string? sql)
    {
        var (to, from) = (Identifier.Quoted(target), Identifier.Quoted(source));
        return new(table, new SqlTerms($"{to} = {sql ?? from}"))
        {
            Where = new SqlTerms(sql is null ? $"{to} IS NULL AND {from} IS NOT NULL" : $"{to} IS NULL"),
        };
    }
}
