namespace Schema.Dsl;

/// <summary>Changes a sequence.</summary>
public abstract record SequenceChange(ObjectName Object) : ObjectChange(Object);

/// <summary>Changes what it names of a sequence.</summary>
public sealed record AlterSequence(ObjectName Object) : SequenceChange(Object)
{
    /// <summary>The type of its numbers; <see langword="null"/> to leave it.</summary>
    public string? Type { get; init; }

    /// <summary>The number that a restart begins with; <see langword="null"/> to leave it.</summary>
    public long? Start { get; init; }

    /// <summary>The step from one number to the next; <see langword="null"/> to leave it.</summary>
    public long? Increment { get; init; }

    /// <summary>The smallest number; <see langword="null"/> to leave it.</summary>
    public SequenceLimit? Min { get; init; }

    /// <summary>The largest number; <see langword="null"/> to leave it.</summary>
    public SequenceLimit? Max { get; init; }

    /// <summary>How many numbers a session takes at once; <see langword="null"/> to leave it.</summary>
    public long? Cache { get; init; }

    /// <summary>Begins again behind the last number; <see langword="null"/> to leave it.</summary>
    public bool? Cycle { get; init; }

    /// <summary>The column that it is dropped with, or <see cref="SequenceOwner.None"/>; <see langword="null"/> to
    /// leave it.</summary>
    public SequenceOwner? OwnedBy { get; init; }
}

/// <summary>The smallest or the largest number of a sequence.</summary>
/// <param name="Number">The number; <see langword="null"/> for what the type and the direction give.</param>
public sealed record SequenceLimit(long? Number);

/// <summary>Lets a sequence begin again. Its way back leaves the numbers as they are by then: what was drawn is
/// drawn.</summary>
/// <param name="With">The next number; <see langword="null"/> for the one that the sequence starts with.</param>
public sealed record RestartSequence(ObjectName Object, long? With) : SequenceChange(Object);
