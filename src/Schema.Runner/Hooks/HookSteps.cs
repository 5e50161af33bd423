using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Puts the SQL of hooks around the steps of each migration, in each of its transactions.</summary>
/// <param name="committed">What the run has done so far.</param>
internal sealed class HookSteps(
    MigrationHooks? hooks, Dialect dialect, IReadOnlyList<PlannedMigration> committed)
{
    /// <exception cref="PlanRejectedException">The SQL cannot run in a migration.</exception>
    /// <exception cref="HookFailedException">A hook has thrown.</exception>
    public Plan Around(Plan plan) => plan with { Migrations = plan.Migrations.Select(Around).ToValueList() };

    private PlannedMigration Around(PlannedMigration migration) => migration with
    {
        Before = Steps(nameof(MigrationHooks.BeforeEach), hooks?.BeforeEach, migration),
        After = Steps(nameof(MigrationHooks.AfterEach), hooks?.AfterEach, migration),
    };

    private Step[] Steps(
        string name, Func<UpcomingMigration, IEnumerable<string>>? hook, PlannedMigration migration)
    {
        try
        {
            return [.. (hook?.Invoke(UpcomingMigration.Of(migration)) ?? []).Select(sql => Step(new(sql, null)))];
        }
        catch (Exception error) when (error is not PlanRejectedException)
        {
            throw new HookFailedException($"{name} for {migration}", committed, error);
        }
    }

    private Step Step(ExecuteSql sql)
    {
        var model = SchemaModel.Empty(dialect.DefaultSchema);
        return dialect.Refuse(sql, model) is { } refusal
            ? throw new PlanRejectedException(
                [new(null, null, $"A hook cannot {OperationSummary.Of(sql)}: {refusal}.")], committed)
            : new(OperationSummary.Of(sql), dialect.Render(sql, model).ToValueList()) { Effect = StepEffect.Unknown };
    }
}
