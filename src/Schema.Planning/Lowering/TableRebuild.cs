using Schema.Dsl;

namespace Schema.Planning;

/// <summary>A table that a step makes anew, or drops, on an engine where that has to be guarded (SQLite): foreign keys
/// rest meanwhile, and what the table has beyond the model is carried over or stops the step.</summary>
/// <param name="Table">The table's name, which it keeps.</param>
internal sealed record TableRebuild(string Table)
{
    /// <summary>The table as the model knows it, as SQL; <see langword="null"/> where it goes for good.</summary>
    public string? Definition { get; init; }

    /// <summary>The columns that the model knows. A column beyond them would lose its values.</summary>
    public ValueList<string> Columns { get; init; } = ValueList<string>.Empty;

    /// <summary>The indexes that the model knows, by name. The step makes them anew itself.</summary>
    public ValueList<string> Indexes { get; init; } = ValueList<string>.Empty;
}
