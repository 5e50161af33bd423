namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Runs raw SQL, which <paramref name="down"/> undoes.</summary>
    /// <param name="up">One or more statements.</param>
    /// <param name="down">One or more statements for the way back.</param>
    protected void Execute(string up, string down) => Add(new ExecuteSql(Statements(up), Statements(down)));

    /// <summary>Runs raw SQL that nothing can undo: <c>Execute("…", Irreversible.Because("e-mails were
    /// sent"))</c>.</summary>
    protected void Execute(string up, Irreversible irreversible) =>
        Add(new ExecuteSql(Statements(up), null) { IrreversibleBecause = Reason(irreversible) });

    /// <summary>Runs the statements of a file, which those of another undo: <c>ExecuteFile("seed.sql", down:
    /// "seed.down.sql")</c>.</summary>
    /// <remarks>The compiler puts the files into the assembly: all SQL files in the folder <c>Migrations</c> and below,
    /// and those that are <c>AdditionalFiles</c> of the project.</remarks>
    /// <param name="up">The file: its path from the project's folder, or as much of the end of that as tells it from
    /// others.</param>
    /// <param name="down">The file for the way back.</param>
    /// <exception cref="InvalidMigrationException">There is no such file, or it has no SQL in it.</exception>
    protected void ExecuteFile(string up, string down) =>
        Add(new ExecuteSql(TextOf(up), TextOf(down)) { File = up, DownFile = down });

    /// <summary>Runs the statements of a file, which nothing can undo: <c>ExecuteFile("seed.sql",
    /// Irreversible.Because("…"))</c>.</summary>
    /// <inheritdoc cref="ExecuteFile(string, string)"/>
    protected void ExecuteFile(string up, Irreversible irreversible) =>
        Add(new ExecuteSql(TextOf(up), null) { IrreversibleBecause = Reason(irreversible), File = up });

    private static string Statements(string sql) => SqlStatements.Split(sql ?? "").Count > 0
        ? sql!
        : throw new InvalidMigrationException("Execute was given no SQL.");

    private static string Reason(Irreversible irreversible) =>
        irreversible?.Reason ?? throw new ArgumentNullException(nameof(irreversible));

    private protected string TextOf(string file)
    {
        var meant = SqlFiles.Meant(file ?? throw new ArgumentNullException(nameof(file)), _files.Keys);
        var text = meant.Count switch
        {
            1 => _files[meant[0]],
            0 => throw new InvalidMigrationException(
                $"The project has no SQL file \"{file}\". It belongs into the folder Migrations, or into the project: "
                + $"<AdditionalFiles Include=\"{file}\" />."),
            _ => throw new InvalidMigrationException(
                $"The file \"{file}\" can be {string.Join(" or ", meant)}. Write more of its path."),
        };
        return SqlStatements.Split(text).Count > 0
            ? text
            : throw new InvalidMigrationException($"The file \"{file}\" has no SQL in it.");
    }
}
