namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Runs raw SQL, which <paramref name="down"/> undoes.</summary>
    /// <param name="up">One or more statements.</param>
    /// <param name="down">One or more statements for the way back.</param>
    protected void Execute(string up, string down) => Add(new ExecuteSql(Statements(up), Statements(down)));

    /// <summary>Runs raw SQL that nothing can undo: <c>Execute("…", Irreversible.Because("e-mails were
    /// sent"))</c>.</summary>
    protected void Execute(string up, Irreversible irreversible)
    {
        if (irreversible is null)
        {
            throw new ArgumentNullException(nameof(irreversible));
        }

        Add(new ExecuteSql(Statements(up), null) { IrreversibleBecause = irreversible.Reason });
    }

    private static string Statements(string sql) => SqlStatements.Split(sql ?? "").Count > 0
        ? sql!
        : throw new InvalidMigrationException("Execute was given no SQL.");
}
