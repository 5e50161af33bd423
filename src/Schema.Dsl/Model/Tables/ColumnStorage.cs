namespace Schema.Dsl;

/// <summary>How values that do not fit into a page are stored. See the PostgreSQL manual, TOAST.</summary>
public enum ColumnStorage
{
    /// <summary>In the row, not compressed.</summary>
    Plain,

    /// <summary>Out of the row, not compressed: parts of a value are read fast.</summary>
    External,

    /// <summary>Compressed, then out of the row. What most types do by themselves.</summary>
    Extended,

    /// <summary>Compressed, and out of the row only if there is no other way.</summary>
    Main,
}

/// <summary>How large values are compressed.</summary>
public enum ColumnCompression
{
    /// <summary>PostgreSQL's own method.</summary>
    Pglz,

    /// <summary>LZ4, where the server was built with it.</summary>
    Lz4,
}
