using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Puts the SQL of hooks around the steps of a plan.</summary>
internal static class HookedPlan
{
    /// <exception cref="PlanRejectedException">The SQL cannot run in a migration.</exception>
    public static Plan Of(Plan plan, MigrationHooks? hooks, Dialect dialect) =>
        hooks is { BeforeEach: null, AfterEach: null } or null
            ? plan
            : plan with
            {
                Migrations = plan.Migrations
                    .Select(migration => migration with
                    {
                        Steps = Steps(nameof(hooks.BeforeEach), hooks.BeforeEach, migration, dialect)
                            .Concat(migration.Steps)
                            .Concat(Steps(nameof(hooks.AfterEach), hooks.AfterEach, migration, dialect))
                            .ToValueList(),
                    })
                    .ToValueList(),
            };

    public static UpcomingMigration ToUpcoming(this PlannedMigration migration) =>
        new(migration.Version, migration.Name, migration.Direction is Direction.Backward);

    private static IEnumerable<Step> Steps(
        string name,
        Func<UpcomingMigration, IEnumerable<string>>? hook,
        PlannedMigration migration,
        Dialect dialect)
    {
        try
        {
            return [.. (hook?.Invoke(migration.ToUpcoming()) ?? []).Select(sql => Step(new ExecuteSql(sql, null), dialect))];
        }
        catch (Exception error) when (error is not PlanRejectedException)
        {
            throw new HookFailedException($"{name} for {migration}", [], error);
        }
    }

    private static Step Step(ExecuteSql sql, Dialect dialect)
    {
        var model = SchemaModel.Empty(dialect.DefaultSchema);
        return dialect.Refuse(sql, model) is { } refusal
            ? throw PlanRejectedException.Because($"A hook cannot {OperationSummary.Of(sql)}: {refusal}.")
            : new(OperationSummary.Of(sql), dialect.Render(sql, model).ToValueList());
    }
}
