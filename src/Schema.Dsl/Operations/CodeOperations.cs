using System.Data.Common;

namespace Schema.Dsl;

/// <summary>Runs code with the migration's connection. What it does to the schema is unknown.</summary>
/// <remarks>The one operation that holds behaviour, and so cannot be compared, rendered or stored: that it is there is
/// all that is known of it.</remarks>
/// <param name="Up">The code.</param>
/// <param name="Down">The code that undoes it; <see langword="null"/> if nothing can.</param>
public sealed record RunCode(
    Func<DbConnection, CancellationToken, Task> Up, Func<DbConnection, CancellationToken, Task>? Down) : Operation
{
    /// <summary>Why nothing can undo it, in the author's words.</summary>
    public string? IrreversibleBecause { get; init; }
}
