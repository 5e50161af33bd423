namespace Schema.Dsl;

/// <summary>The kinds of objects beside tables. See the PostgreSQL manual, part VI, SQL Commands: each has a
/// <c>CREATE</c> of its own.</summary>
public enum ObjectKind
{
    /// <summary>A name space for the others.</summary>
    Schema,

    /// <summary>A package of types and functions that the server has been given.</summary>
    Extension,

    /// <summary>An enum, a composite type or a range type: what SQL calls a type.</summary>
    Type,

    /// <summary>A type with rules of its own for its values.</summary>
    Domain,

    /// <summary>An order of texts.</summary>
    Collation,

    /// <summary>A source of numbers.</summary>
    Sequence,

    /// <summary>A query that is read like a table.</summary>
    View,

    /// <summary>A query whose rows are stored.</summary>
    MaterializedView,

    /// <summary>What the planner knows of several columns together.</summary>
    Statistics,

    /// <summary>What an expression can call.</summary>
    Function,

    /// <summary>What <c>CALL</c> calls.</summary>
    Procedure,

    /// <summary>A function that runs when rows change.</summary>
    Trigger,

    /// <summary>Which rows are shown to whom.</summary>
    Policy,
}
