namespace Schema.Dsl;

/// <summary>What becomes of the values of a column that gets another type.</summary>
internal enum TypeConversion
{
    /// <summary>It is the same type.</summary>
    None,

    /// <summary>The values stay, and so do indexes of columns.</summary>
    Kept,

    /// <summary>The values stay; they compare otherwise, so that indexes are built anew.</summary>
    Sorted,

    /// <summary>All rows are written anew.</summary>
    Rewritten,
}
