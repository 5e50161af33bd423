namespace Schema.Dsl;

/// <summary>Runs raw SQL. What it does to the schema is unknown.</summary>
/// <param name="Up">One or more statements.</param>
/// <param name="Down">The statements that undo them; <see langword="null"/> if nothing can.</param>
public sealed record ExecuteSql(string Up, string? Down) : Operation
{
    /// <summary>Why nothing can undo it, in the author's words.</summary>
    public string? IrreversibleBecause { get; init; }

    /// <summary>The file that <see cref="Up"/> was read from; <see langword="null"/> if the code states it.</summary>
    public string? File { get; init; }

    /// <summary>The file that <see cref="Down"/> was read from; <see langword="null"/> if the code states it.</summary>
    public string? DownFile { get; init; }
}
