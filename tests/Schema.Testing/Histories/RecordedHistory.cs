using Schema.Dsl;

namespace Schema.Testing.Histories;

/// <summary>What the migrations of a history say, as data.</summary>
public static class RecordedHistory
{
    /// <summary>The operations of all migrations, and of what their authors wrote to undo them.</summary>
    public static IEnumerable<Operation> OperationsOf(IEnumerable<MigrationEntry> migrations) =>
        from migration in migrations
        let recorded = RecordedMigration.Of(migration)
        from operation in recorded.Up.Concat(recorded.Down ?? ValueList<Operation>.Empty)
        select operation;
}
