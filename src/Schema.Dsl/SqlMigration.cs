namespace Schema.Dsl;

/// <summary>A migration that two SQL files are: <c>20200823093500_create_session_table.up.sql</c>, and
/// <c>….down.sql</c> for the way back. The generated <c>MigrationRegistry</c> makes them.</summary>
/// <remarks>Where there is no way back, a comment at the head of the first file says why: <c>-- irreversible: e-mails
/// were sent</c>. What is to run exactly as it is written says so there too: <c>-- unsafe: the table has ten
/// rows</c>.</remarks>
public sealed class SqlMigration : Migration
{
    private const string UpEnding = ".up.sql";

    private readonly string _up;
    private readonly string? _down;

    /// <param name="up">The path of the file that is run.</param>
    /// <param name="down">The path of the file that undoes it; <see langword="null"/> if there is none.</param>
    public SqlMigration(string up, string? down)
    {
        _up = up ?? throw new ArgumentNullException(nameof(up));
        _down = down;
    }

    /// <inheritdoc/>
    public override void Change()
    {
        if (SqlFiles.UnsafeBecause(TextOf(_up)) is { } reason)
        {
            Unsafe(reason, Execute);
        }
        else
        {
            Execute();
        }
    }

    private void Execute()
    {
        var reason = SqlFiles.IrreversibleBecause(TextOf(_up));
        if (_down is null)
        {
            ExecuteFile(_up, Irreversible.Because(reason
                ?? $"there is no file {_up.Substring(0, _up.Length - UpEnding.Length)}.down.sql, and no first line of the "
                    + "file says why: -- irreversible: …"));
        }
        else if (reason is null)
        {
            ExecuteFile(_up, _down);
        }
        else
        {
            throw new InvalidMigrationException(
                $"{_up} says that nothing can undo it, and {_down} undoes it. Keep one.");
        }
    }
}
