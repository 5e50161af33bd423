using Schema.Dsl;
using Schema.Planning;
using static Schema.Planning.SqliteSyntax;

namespace Schema.Runner.Sqlite;

/// <summary>Guards a step that makes a table anew or drops it: what the model does not know is not lost.</summary>
internal sealed class TableRebuilding
{
    private readonly SqliteDatabase _database;
    private readonly TableName _history;
    private readonly IReadOnlyList<string> _kept;
    private readonly bool _hadBrokenParts;

    private TableRebuilding(SqliteDatabase database, TableName history, IReadOnlyList<string> kept)
    {
        _database = database;
        _history = history;
        _kept = kept;
        _hadBrokenParts = Broken() is not null;
    }

    /// <summary>Looks at what is there before the step.</summary>
    /// <exception cref="TableRebuildException">The table has something that the step would lose.</exception>
    public static TableRebuilding Begin(SqliteDatabase database, TableName history, TableRebuild rebuild)
    {
        if (rebuild.Definition is not { } known)
        {
            return new(database, history, kept: []);
        }

        UnknownParts.Refuse(database, rebuild, known);
        return new(database, history, KeptParts.Of(database, rebuild));
    }

    /// <summary>Puts back what went with the old table.</summary>
    /// <exception cref="TableRebuildException">A view or a trigger does not go with the new one.</exception>
    public void Finish()
    {
        foreach (var part in _kept)
        {
            _database.Execute(part);
        }

        if (!_hadBrokenParts && Broken() is { } broken)
        {
            throw new TableRebuildException(
                $"{broken}\nDrop it before with Execute, and create it again as it is to be from now on.");
        }
    }

    private string? Broken() => ViewsAndTriggers.Broken(_database, Name(_history.Name), Name("version"));
}
