namespace Schema.Dsl;

/// <summary>What a migration gets where it does not say otherwise.</summary>
public sealed record Conventions
{
    /// <summary>Those of a project that sets none: Ecto's, with keys and times as PostgreSQL has them.</summary>
    public static Conventions Default { get; } = new();

    /// <summary>The primary key of a table that declares none, and what refers to it.</summary>
    public KeyConvention Key { get; init; } = new("id", "bigint");

    /// <summary>The SQL type of <c>t.String("name")</c>; default: <c>varchar(255)</c>.</summary>
    public string StringType { get; init; } = "varchar(255)";

    /// <summary>The columns of <c>t.Timestamps()</c>.</summary>
    public TimestampsConvention Timestamps { get; init; } = new("inserted_at", "updated_at");

    /// <summary>The names of indexes, constraints and references that are not named.</summary>
    public NamingConvention Names { get; init; } = new();

    internal DerivedNames Derived => new(Names);
}

/// <summary>The primary key of a table that declares none.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its SQL type, which the columns of <c>t.References("accounts")</c> get too.</param>
public sealed record KeyConvention(string Name, string Type)
{
    /// <summary>The SQL expression that gives a row its key, such as <c>gen_random_uuid()</c>; <see langword="null"/>
    /// to let the server number the rows.</summary>
    public string? DefaultSql { get; init; }
}

/// <summary>The columns of <c>t.Timestamps()</c>.</summary>
/// <param name="Inserted">The name of the column that says when a row came.</param>
/// <param name="Updated">The name of the column that says when it was last changed.</param>
public sealed record TimestampsConvention(string Inserted, string Updated)
{
    /// <summary>Their SQL type; default: <c>timestamptz</c>.</summary>
    public string Type { get; init; } = "timestamptz";

    /// <summary>The SQL expression of their default; default: <c>now()</c>.</summary>
    public string DefaultSql { get; init; } = "now()";
}
