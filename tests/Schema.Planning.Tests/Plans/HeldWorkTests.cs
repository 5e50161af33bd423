using Schema.Dsl;
using Schema.Testing.Histories;

namespace Schema.Planning.Tests.Plans;

/// <summary>The rule book and what is done by itself leave nothing between them: whatever reads or writes all rows while it keeps
/// others out is a hazard.</summary>
public sealed class HeldWorkTests
{
    private const int Seeds = 150;

    private static readonly PostgresDialect Dialect = new(new Version(15, 4));

    [Fact]
    public void Long_work_under_a_strong_lock_is_a_hazard()
    {
        var missed = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var model = SchemaModel.Empty();
            foreach (var migration in new RandomHistory(seed, (operation, before) => Dialect.Refuse(operation, before) is null).Migrations())
            {
                model = model.InNextTransaction();
                foreach (var operation in RecordedMigration.Of(migration).Up)
                {
                    if (operation is not CreateTable && !IsUnreadable(operation, model) && WorksUnderLock(operation, model) && !IsHazard(operation, model))
                    {
                        missed.Add($"{OperationSummary.Of(operation)} (seed {seed})");
                    }

                    model = model.Apply(operation);
                }
            }
        }

        missed.Should().BeEmpty();
    }

    // Nobody waits for a view that cannot be read before.
    private static bool IsUnreadable(Operation operation, SchemaModel before) =>
        operation is RefreshMaterializedView refresh && before.FindRelation(refresh.View) is MaterializedView { HasData: false };

    private static bool WorksUnderLock(Operation operation, SchemaModel before)
    {
        var lowering = new Lowering(Dialect);
        lowering.Add(operation, before);
        return lowering.ToSteps().Any(step => step.Effect is { Work: TableWork.Scans or TableWork.Builds or TableWork.Rewrites }
            && step.Effect.Locks.Any(held => held.IsStrong && held.Mode is not LockMode.Exclusive));
    }

    private static bool IsHazard(Operation operation, SchemaModel before) => Hazards
        .Of([operation], before, new NewTables(), after => new(after, Phase.Expand, 15))
        .Any(hazard => hazard.Rule.Level is RuleLevel.Error);
}
