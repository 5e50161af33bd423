using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Makes a table anew once for operations that follow each other, and not once for each.</summary>
internal static class SqliteRebuilds
{
    public static ValueList<Step> Combine(IReadOnlyList<LoweredOperation> operations)
    {
        var steps = operations.Select(operation => operation.Step).ToArray();
        SqliteRebuild? rebuild = null;
        var place = -1;
        for (var i = 0; i < steps.Length; i++)
        {
            // What runs nothing comes between nothing.
            if (steps[i] is { Statements.Count: 0, Code: null })
            {
                continue;
            }

            var next = SqliteRebuild.Of(operations[i].Operation, operations[i].Before);
            if (next is not null && rebuild?.With(next) is { } both)
            {
                steps[place] = new Step(steps[place].Summary, ValueList<string>.Empty);
                steps[i] = both.ToStep(steps[i].Summary);
                next = both;
            }

            (rebuild, place) = (next, i);
        }

        return steps.ToValueList();
    }
}
