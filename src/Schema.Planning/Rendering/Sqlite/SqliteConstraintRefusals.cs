using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a constraint cannot be in SQLite.</summary>
internal static class SqliteConstraintRefusals
{
    private const string NotValid = "SQLite has no constraints that are not valid; leave NotValid and ValidateConstraint out";

    public static string? Find(Constraint constraint) => constraint switch
    {
        ExclusionConstraint =>
            "SQLite has no exclusion constraints; use a unique index, or a trigger that is made with Execute",
        _ when constraint.IsNotValid() => NotValid,
        CheckConstraint { NoInherit: true } => "SQLite has no inheritance; leave NoInherit out",
        ForeignKeyConstraint { MatchFull: true } =>
            "SQLite does not enforce MATCH FULL; leave MatchFull out, "
                + "and add a check that all columns are null or none",
        ForeignKeyConstraint { OnDeleteColumns.Count: > 0 } =>
            "SQLite sets all columns of a foreign key; leave the columns of OnDelete out",
        IndexedConstraint { Deferral: not Deferral.NotDeferrable } =>
            "SQLite defers foreign keys only; leave Deferrable and InitiallyDeferred out",
        UniqueConstraint { NullsNotDistinct: true } =>
            "SQLite takes nulls as different; use a unique index over an expression such as coalesce(…, '') instead",
        IndexedConstraint { Include.Count: > 0 } => "SQLite has no INCLUDE; leave Include out",
        IndexedConstraint { Parameters.Count: > 0 } indexed =>
            SqliteIndexRefusals.Parameter(indexed.Parameters[0].Name),
        IndexedConstraint { Tablespace: not null } => SqliteIndexRefusals.Tablespace,
        _ => null,
    };

    /// <summary>What cannot be done with a constraint.</summary>
    public static string? Find(Operation operation) => operation switch
    {
        AddConstraint { UsingIndex: { } index } =>
            $"SQLite cannot make an index a constraint's own; leave UsingIndex out, and drop \"{index}\" before",
        ValidateConstraint => NotValid,
        _ => null,
    };
}
