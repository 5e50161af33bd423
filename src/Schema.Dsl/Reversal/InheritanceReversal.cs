namespace Schema.Dsl;

/// <summary>Brings inheritance back, where a server can.</summary>
internal static class InheritanceReversal
{
    /// <summary>Makes a table inherit again, unless it would keep for its own what it had with the inheritance
    /// alone.</summary>
    public static Reversal Inherit(NoInherit inherit, SchemaModel before)
    {
        if (before.Find(inherit.Table) is not { } table)
        {
            return Reversal.Unknown(inherit.Table);
        }

        var after = table.Without(inherit.From, before);
        string[] kept =
        [
            .. table.Columns.Where(column => column.IsInherited != after.Column(column.Name)!.IsInherited)
                .Select(column => $"the column \"{column.Name}\""),
            .. table.Constraints.Where(check => check.PartOf != after.Constraint(check.Name)!.PartOf)
                .Select(check => $"the constraint \"{check.Name}\""),
        ];
        return kept.Length == 0
            ? new Reversal.Possible(new Inherit(inherit.Table, inherit.From))
            : new Reversal.Impossible(
                $"the table \"{inherit.Table}\" has {string.Join(", ", kept)} from \"{inherit.From}\" alone, keeps them for its "
                    + "own, and no server takes that back");
    }

    /// <summary>Why a table that inherits cannot come back as it is; <see langword="null"/> if it can.</summary>
    public static Reversal.Impossible? Lost(DropTable drop, SchemaModel before) =>
        before.Find(drop.Table) is { Inherits.Count: > 0 } table
            && table.Constraints.FirstOrDefault(check => check.PartOf is not null && check.IsNotValid()) is { } check
            ? new Reversal.Impossible(
                $"the constraint \"{check.Name}\" of \"{drop.Table}\" is inherited and not valid, and in a new table it would be. "
                    + "Validate that of the table it is inherited from before, with ValidateConstraint")
            : null;
}
