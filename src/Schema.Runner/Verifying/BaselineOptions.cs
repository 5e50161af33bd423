namespace Schema.Runner;

/// <summary>What is made sure of before migrations are marked as applied.</summary>
public sealed record BaselineOptions
{
    private readonly string? _uncheckedBecause;

    /// <summary>Why the database is not compared with the migrations first; <see langword="null"/> to compare
    /// them.</summary>
    /// <exception cref="ArgumentException">It is blank.</exception>
    public string? UncheckedBecause
    {
        get => _uncheckedBecause;
        init => _uncheckedBecause = value is null || !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException("UncheckedBecause needs a reason.", nameof(value));
    }

    /// <summary>How they are compared.</summary>
    public VerifyOptions Verify { get; init; } = new();
}
