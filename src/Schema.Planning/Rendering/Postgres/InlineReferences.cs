using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Foreign keys of columns that a migration adds: where there are only nulls, and the column comes with its
/// foreign key, the server has nothing to look at.</summary>
internal static class InlineReferences
{
    /// <summary>The steps, with foreign keys that follow their columns in those columns' statements.</summary>
    public static ValueList<Step> Combine(IReadOnlyList<LoweredOperation> lowered, PostgresDefinitions define)
    {
        var steps = new List<Step>();
        var added = new Dictionary<(TableName Table, string Column), int>();
        for (var next = 0; next < lowered.Count;)
        {
            var operation = lowered[next].Operation;
            var own = lowered.Skip(next)
                .TakeWhile(one => ReferenceEquals(one.Operation, operation))
                .Select(one => one.Step)
                .ToArray();
            next += own.Length;
            switch (operation)
            {
                case AddColumn add when IsEmpty(add.Column):
                    added[(add.Table, add.Column.Name)] = steps.Count;
                    break;
                case AddConstraint { UnsafeBecause: null, Constraint: ForeignKeyConstraint { Columns.Count: 1 } key } add
                    when added.TryGetValue((add.Table, key.Columns[0]), out var place) && CanBeInline(key, steps[place]):
                    steps[place] = With(steps[place], define.WithColumn(key), own[0]);
                    steps.Add(own[0] with
                    {
                        Completes = add,
                        Statements = own[0].Statements.Skip(1).ToValueList(),
                        Effect = StepEffect.None,
                    });
                    continue;
                case AddColumn or CreateIndex { Index.Unique: false } or AddConstraint { Constraint: ForeignKeyConstraint }:
                    break;
                default:
                    added.Clear();
                    break;
            }

            steps.AddRange(own);
        }

        return steps.ToValueList();
    }

    private static bool IsEmpty(Column column) => column is { Default: null, Identity: null, GeneratedAs: null, NotNull: false };

    // A table that nobody uses yet is written as it stands.
    private static bool CanBeInline(ForeignKeyConstraint key, Step column) =>
        !key.NotValid && key.OnDeleteColumns.Count == 0 && column.Effect.Locks.Count > 0;

    private static Step With(Step column, string constraint, Step key) => column with
    {
        Statements = column.Statements.Select((sql, place) => place == 0 ? $"{sql} {constraint}" : sql).ToValueList(),
        Effect = column.Effect.With(key.Effect.Locks),
    };
}
