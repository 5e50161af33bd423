using Schema.Planning;

namespace Schema.Runner;

/// <summary>The place in a migration's transaction at which it failed.</summary>
/// <param name="Place">As a message says it: <c>at statement 2 of 3</c>.</param>
/// <param name="Sql">What was sent; <see langword="null"/> where the author wrote nothing that could be corrected.</param>
internal sealed record FailedCommand(string Place, string? Sql)
{
    /// <summary>All checks that were put off, such as deferred constraints, are made at the commit.</summary>
    public static FailedCommand Commit { get; } = new("when it was committed", null);

    /// <param name="index">From 0, over the statements of all steps.</param>
    public static FailedCommand Statement(PlannedMigration migration, int index)
    {
        var statements = migration.Steps.SelectMany(step => step.Statements).ToList();
        return new($"at statement {index + 1} of {statements.Count}", statements[index]);
    }

    /// <summary>One of our own commands around the migration's statements.</summary>
    /// <param name="doing">As a message says it: <c>when its history row was written</c>.</param>
    public static FailedCommand Around(string doing, string sql) => new(doing, sql);
}
