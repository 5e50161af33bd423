namespace Schema.Dsl;

/// <summary>A migration that two SQL files are: <c>20200823093500_create_session_table.up.sql</c>, and <c>….down.sql</c>
/// for the way back. The generated <c>MigrationRegistry</c> makes them.</summary>
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
        if (_down is not null)
        {
            ExecuteFile(_up, _down);
        }
        else
        {
            ExecuteFile(_up, Irreversible.Because(
                $"there is no file {_up.Substring(0, _up.Length - UpEnding.Length)}.down.sql"));
        }
    }
}
