namespace Schema.Dsl;

/// <summary>What privileges can be granted on at once, or on what is still to be created.</summary>
internal enum ObjectGroup
{
    /// <summary>Tables, views and materialized views.</summary>
    Tables,

    /// <summary>Sequences, those of identity columns among them.</summary>
    Sequences,

    /// <summary>Functions.</summary>
    Functions,

    /// <summary>Procedures.</summary>
    Procedures,

    /// <summary>Functions and procedures.</summary>
    Routines,

    /// <summary>Types and domains.</summary>
    Types,

    /// <summary>Schemas.</summary>
    Schemas,
}
