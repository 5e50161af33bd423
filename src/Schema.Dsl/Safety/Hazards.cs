namespace Schema.Dsl;

/// <summary>What a migration would do to those who use the database meanwhile, by the rules of the
/// <see cref="RuleBook"/>.</summary>
/// <remarks>On a table that the migration makes itself there are none, and none of what is said to be
/// <c>Unsafe</c>.</remarks>
public static class Hazards
{
    /// <summary>Those of one operation, on a table that others use.</summary>
    /// <param name="before">The schema that the operation meets.</param>
    public static IReadOnlyList<Hazard> Check(Operation operation, SchemaModel before)
    {
        if (operation is null)
        {
            throw new ArgumentNullException(nameof(operation));
        }

        var after = (before ?? throw new ArgumentNullException(nameof(before))).Apply(operation);
        return [.. Of(operation, before, new(after, Phase.Expand, OldestServer: 0))];
    }

    /// <summary>Those of a migration.</summary>
    /// <param name="operations">Its operations, in order.</param>
    /// <param name="before">The schema that it meets.</param>
    /// <param name="run">What earlier migrations of the same run have made; what this one makes comes to it.</param>
    internal static IEnumerable<Hazard> Of(
        IReadOnlyList<Operation> operations, SchemaModel before, NewTables run, Func<SchemaModel, HazardScope> scopeAfter)
    {
        var scope = scopeAfter(operations.Aggregate(before, (model, operation) => model.Apply(operation))) with { Made = run };
        var own = new NewTables();
        var found = new List<Hazard>();
        var model = before;
        foreach (var operation in operations)
        {
            found.AddRange(Of(operation, model, scope)
                .Where(hazard => !own.Contains(hazard.Table, model))
                .Select(hazard => hazard with { IsOnNewTable = run.Contains(hazard.Table, model) }));
            scope.Held.Apply(operation);
            own.Apply(operation, model);
            run.Apply(operation, model);
            model = model.Apply(operation);
        }

        return found;
    }

    // What an online change makes a second time holds already.
    private static bool IsOwn(Hazard hazard, Operation operation) =>
        hazard.Rule is Rule65RunningRelease && operation is RenameColumn or AlterColumnType or FinishOnline;

    private static IEnumerable<Hazard> Of(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation.UnsafeBecause is not null)
        {
            return [];
        }

        var parts = Cascade.Of(operation, before);
        var found = new List<Hazard>();
        var model = before;
        foreach (var part in parts)
        {
            found.AddRange(parts.Count == 1
                ? RuleBook.Rules.SelectMany(rule => rule.Check(part, model, scope))
                : Of(part, model, scope).Where(hazard => !IsOwn(hazard, operation)));
            model = model.Apply(part);
        }

        return found;
    }
}
