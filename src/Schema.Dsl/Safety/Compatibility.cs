namespace Schema.Dsl;

/// <summary>What an operation means for the release that was written before it.</summary>
[Flags]
public enum Compatibility
{
    /// <summary>Nothing: it adds, or changes how things are stored.</summary>
    Additive = 0,

    /// <summary>What reads can fail, or find something else.</summary>
    ReaderBreaking = 1,

    /// <summary>What writes can fail.</summary>
    WriterBreaking = 2,

    /// <summary>It fails itself where rows are not as it wants them, or changes what rows mean.</summary>
    DataDependent = 4,
}
