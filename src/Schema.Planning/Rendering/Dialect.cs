using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Renders operations for one engine. Pure: it reads no clock, no catalog and no settings.</summary>
internal abstract class Dialect
{
    /// <summary>What the engine can do.</summary>
    public abstract Capabilities Capabilities { get; }

    /// <summary>The schema of names that state none, such as <c>public</c>; the model takes both spellings for the same
    /// table.</summary>
    public abstract string DefaultSchema { get; }

    /// <summary>Renders for the oldest server that a project is for; <see langword="null"/> where versions do not
    /// differ.</summary>
    public virtual Dialect? ForOldest(int majorVersion) => null;

    /// <summary>Why the engine cannot have this operation, and what to write instead; <see langword="null"/> if it
    /// can.</summary>
    public abstract string? Refuse(Operation operation, SchemaModel before);

    /// <summary>The statements for one operation, one per item; none where there is nothing to run.</summary>
    /// <param name="before">The schema that <paramref name="operation"/> meets.</param>
    public abstract IReadOnlyList<string> Render(Operation operation, SchemaModel before);

    /// <summary>How the operation is done while others use its tables; <see langword="null"/> where it is done as
    /// <see cref="Render"/> says in any case.</summary>
    public virtual OnlineRecipe? Online(Operation operation, SchemaModel before) => null;

    /// <summary>What others notice of the operation, done as <see cref="Render"/> says.</summary>
    public virtual StepEffect Effect(Operation operation, SchemaModel before) => StepEffect.None;

    /// <summary>Splits raw SQL into statements, by the engine's own lexical rules, without empty ones.</summary>
    public abstract IReadOnlyList<string> Split(string sql);

    /// <summary>Fails as adding the column would where the table has rows; <see langword="null"/> where nothing can be
    /// committed before that.</summary>
    public virtual string? RequireNoRows(TableName table, string column) => null;

    /// <summary>The table that the rendered statements make anew or drop, where the runner has to guard that; else
    /// <see langword="null"/>.</summary>
    public virtual TableRebuild? Rebuild(Operation operation, SchemaModel before) => null;

    /// <summary>The steps of operations that follow each other. Where one can do the work of others, those keep their
    /// place without statements.</summary>
    public virtual ValueList<Step> Combine(IReadOnlyList<LoweredOperation> operations) =>
        operations.Select(operation => operation.Step).ToValueList();
}
