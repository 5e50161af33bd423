namespace Schema.Dsl;

/// <summary>An identity column: the server numbers the rows.</summary>
/// <param name="Always">Refuses explicit values (<c>GENERATED ALWAYS</c>) instead of accepting them (<c>BY
/// DEFAULT</c>).</param>
public sealed record Identity(bool Always)
{
    /// <summary>The name of the sequence, in the table's schema; <see langword="null"/> for
    /// <c>users_id_seq</c>.</summary>
    public string? SequenceName { get; init; }

    /// <summary>The first number; <see langword="null"/> for the smallest, or the largest of a sequence that counts
    /// down.</summary>
    public long? Start { get; init; }

    /// <summary>The step from one number to the next, not 0.</summary>
    public long Increment { get; init; } = 1;

    /// <summary>The smallest number; <see langword="null"/> for 1, or the type's smallest if it counts
    /// down.</summary>
    public long? Min { get; init; }

    /// <summary>The largest number; <see langword="null"/> for the type's largest, or -1 if it counts down.</summary>
    public long? Max { get; init; }

    /// <summary>How many numbers a session takes at once.</summary>
    public long Cache { get; init; } = 1;

    /// <summary>Begins again behind the last number, instead of failing.</summary>
    public bool Cycle { get; init; }
}
