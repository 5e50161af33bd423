using System.Data.Common;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The unit of execution: statements that belong together.</summary>
/// <param name="Summary">What it does, as the log says it: <c>create table users</c>.</param>
/// <param name="Statements">The SQL, one statement an item. Empty for what lives in the fold alone.</param>
internal sealed record Step(string Summary, ValueList<string> Statements)
{
    /// <summary>The table that the step makes anew or drops, where the engine has to guard that; <see langword="null"/>
    /// elsewhere.</summary>
    public TableRebuild? Rebuild { get; init; }

    /// <summary>Tells how far the step has come, whose one statement runs outside a transaction;
    /// <see langword="null"/> elsewhere.</summary>
    public Probe? Probe { get; init; }

    /// <summary>The rows that are changed in batches instead of by its statement; <see langword="null"/>
    /// elsewhere.</summary>
    public Backfill? Backfill { get; init; }

    /// <summary>The rows that are left to the background, instead of its statement; <see langword="null"/>
    /// elsewhere.</summary>
    public Backfill? Background { get; init; }

    /// <summary>What comes before it is committed first.</summary>
    public bool CommitsBefore { get; init; }

    /// <summary>Its author answers for it: nothing is committed on its behalf.</summary>
    public bool IsAsWritten { get; init; }

    /// <summary>The operation that is done with it; <see langword="null"/> where another step comes for it.</summary>
    public Operation? Completes { get; init; }

    /// <summary>What there is to undo when it is done and its operation is not.</summary>
    public ValueList<Operation> Leaves { get; init; } = ValueList<Operation>.Empty;

    /// <summary>The data that is gone behind it.</summary>
    public ValueList<DataLoss> Loses { get; init; } = ValueList<DataLoss>.Empty;

    /// <summary>What others notice of it.</summary>
    public StepEffect Effect { get; init; } = StepEffect.None;

    /// <summary>What is run with the connection instead of statements; <see langword="null"/> elsewhere.</summary>
    public Func<DbConnection, CancellationToken, Task>? Code { get; init; }
}
