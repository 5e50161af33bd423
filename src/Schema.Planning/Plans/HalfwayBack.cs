using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The way back from the middle of a migration.</summary>
/// <param name="before">The schema before the migration.</param>
/// <param name="steps">All of its steps.</param>
internal sealed class HalfwayBack(
    MigrationEntry entry, RecordedMigration recorded, SchemaModel before, ValueList<Step> steps, Dialect dialect)
{
    /// <summary>Undoes the first so many steps, and what is half done of an operation with them.</summary>
    public DownScript After(int stepsDone)
    {
        var up = Done(steps.Take(stepsDone)).ToValueList();
        var way = WayBack.Of(entry, recorded with { Up = up, Down = null }, before, dialect);
        return way is DownScript.Reversible { Steps: var back } && back.Any(step => step.Code is not null)
            ? new DownScript.Impossible("code has run, and is undone only where all of a migration is")
            : way;
    }

    /// <summary>What steps have done, as operations. Where an operation is not done yet, its parts stand for it.</summary>
    public static IReadOnlyList<Operation> Done(IEnumerable<Step> steps)
    {
        var done = new List<Operation>();
        var whole = 0;
        foreach (var step in steps)
        {
            if (step.Completes is { } operation)
            {
                done.RemoveRange(whole, done.Count - whole);
                done.Add(operation);
                whole = done.Count;
                continue;
            }

            foreach (var part in step.Leaves)
            {
                Leave(part, done, whole);
            }
        }

        return done;
    }

    // What has come and gone on the way leaves nothing, and what is looked at is as it was.
    private static void Leave(Operation part, List<Operation> done, int whole)
    {
        var gone = part is DropConstraint drop
            ? done.FindIndex(whole, one => one is AddConstraint add
                && (add.Table, add.Constraint.Name) == (drop.Table, drop.Constraint))
            : -1;
        if (gone >= 0)
        {
            done.RemoveAt(gone);
        }
        else if (part is not ValidateConstraint)
        {
            done.Add(part);
        }
    }
}
