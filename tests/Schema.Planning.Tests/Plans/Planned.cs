using Schema.Dsl;

namespace Schema.Planning.Tests.Plans;

/// <summary>Migrations to plan, and what became of the plan.</summary>
internal static class Planned
{
    public const long First = 20240101000000;
    public const long Second = 20240102000000;
    public const long Third = 20240103000000;
    public const long Fourth = 20250101000000;

    public static readonly PostgresDialect Dialect = new(new Version(15, 4));

    public static readonly MigrationEntry CreateUsers = Entry(First, "CreateUsers", new CreateTable(Users()));
    public static readonly MigrationEntry RemoveAge = Entry(Second, "RemoveAge", new DropColumn("users", "age"));
    public static readonly MigrationEntry DropUsers = Entry(Third, "DropUsers", new DropTable("users"));

    public static Table Users() => new("users")
    {
        Columns = new[] { new Column("age", new ColumnType("integer")) },
        Constraints = new Constraint[] { new CheckConstraint("users_age_check", "age >= 0") },
    };

    public static PlanningInput Input(AppliedMigration[] applied, params MigrationEntry[] registered) =>
        new(applied, registered, Dialect);

    public static AppliedMigration Applied(long version, long position) => new(version, position);

    public static MigrationEntry Entry(long version, string name, params Operation[] operations) =>
        new(version, name, () => new Saying(operations));

    public static Plan Ready(PlanResult result) =>
        result.Should().BeOfType<PlanResult.Ready>("{0}", result).Subject.Plan;

    public static ValueList<PlanProblem> Problems(PlanResult result) =>
        result.Should().BeOfType<PlanResult.Rejected>("{0}", result).Subject.Problems;

    public static IEnumerable<long> Versions(PlanResult result) =>
        Ready(result).Migrations.Select(migration => migration.Version);

    public static IEnumerable<string> Down(PlannedMigration migration) =>
        migration.Down.Should().BeOfType<DownScript.Reversible>().Subject.Steps.SelectMany(step => step.Statements);
}
