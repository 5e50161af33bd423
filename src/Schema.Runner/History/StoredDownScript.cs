using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>A <see cref="DownScript"/> as JSON, the way it lies in a history row: releases read each other's.</summary>
internal sealed record StoredDownScript
{
    // A release that has the migration has the code: it does not go by what is stored.
    private const string OnlyCode =
        "its way back runs code, which this binary does not have. Roll back with a release that has the migration";

    /// <summary>Why there is no way back; <see langword="null"/> if there is one.</summary>
    public string? Impossible { get; init; }

    public IReadOnlyList<StoredStep>? Steps { get; init; }

    /// <summary>What a repeatable has defined; see <see cref="StoredObjects"/>.</summary>
    public JsonArray? Objects { get; init; }

    /// <summary>Who may do what with them.</summary>
    public JsonArray? Grants { get; init; }

    /// <summary>The names of what it has dropped.</summary>
    public JsonArray? Dropped { get; init; }

    /// <returns><see langword="null"/> where there is nothing to store.</returns>
    public static string? Write(DownScript? script, DefinedObjects? defined)
    {
        var stored = script switch
        {
            null => new StoredDownScript(),
            DownScript.Impossible impossible => new StoredDownScript { Impossible = impossible.Reason },
            DownScript.Reversible { Steps: var steps } when steps.Any(step => step.Code is not null) =>
                new StoredDownScript { Impossible = OnlyCode },
            DownScript.Reversible { Steps: var steps } =>
                new StoredDownScript { Steps = [.. steps.Select(StoredStep.Of)] },
            _ => throw new InvalidOperationException($"{script.GetType().Name} cannot be stored."),
        };
        return script is null && defined is null
            ? null
            : JsonSerializer.Serialize(
                stored with
                {
                    Objects = defined is null ? null : StoredObjects.Write(defined.Objects),
                    Grants = defined is null or { Grants.Count: 0 } ? null : StoredObjects.Write(defined.Grants),
                    Dropped = defined is null or { Dropped.Count: 0 } ? null : StoredObjects.Write(defined.Dropped),
                },
                StoredDownScriptJson.Readable.StoredDownScript);
    }

    /// <returns>The row with what is stored; without it for a text that no version of ours has written.</returns>
    public static AppliedMigration Read(AppliedMigration row, string? json)
    {
        try
        {
            return json is null
                || JsonSerializer.Deserialize(json, StoredDownScriptJson.Readable.StoredDownScript) is not { } stored
                ? row
                : row with
                {
                    Down = stored.ToDownScript(),
                    Defined = stored.ToDefinedObjects(),
                };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return row;
        }
    }

    /// <returns><see langword="null"/> for a text that no version of ours has written.</returns>
    public static DownScript? Read(string? json) => Read(new AppliedMigration(0, 0), json).Down;

    private DefinedObjects? ToDefinedObjects() => Objects is null ? null : new(StoredObjects.Read(Objects))
    {
        Grants = StoredObjects.ReadGrants(Grants ?? []),
        Dropped = StoredObjects.ReadNames(Dropped ?? []),
    };

    private DownScript? ToDownScript() => this switch
    {
        { Impossible: { } reason } => new DownScript.Impossible(reason),
        { Steps: { } steps } => new DownScript.Reversible(steps.Select(step => step.ToStep()).ToValueList()),
        _ => null,
    };
}

internal sealed record StoredStep(string Summary, IReadOnlyList<string> Statements)
{
    public StoredRebuild? Rebuild { get; init; }

    public StoredProbe? Probe { get; init; }

    /// <summary>What comes before it is committed first; <see langword="null"/> for no.</summary>
    public bool? Commits { get; init; }

    public StoredBackfill? Backfill { get; init; }

    /// <summary>What others notice of it; <see langword="null"/> where nobody can tell.</summary>
    public StoredEffect? Effect { get; init; }

    /// <summary>The data that is gone behind it; <see langword="null"/> for none.</summary>
    public IReadOnlyList<StoredLoss>? Loses { get; init; }

    public static StoredStep Of(Step step) => new(step.Summary, step.Statements)
    {
        Rebuild = step.Rebuild is null ? null : StoredRebuild.Of(step.Rebuild),
        Probe = step.Probe is null ? null : StoredProbe.Of(step.Probe),
        Commits = step.CommitsBefore ? true : null,
        Backfill = step.Backfill is null ? null : StoredBackfill.Of(step.Backfill),
        Effect = StoredEffect.Of(step.Effect),
        Loses = step.Loses.Count == 0 ? null : [.. step.Loses.Select(StoredLoss.Of)],
    };

    public Step ToStep() => new(Summary, Statements.ToValueList())
    {
        Rebuild = Rebuild?.ToRebuild(),
        Probe = Probe?.ToProbe(),
        CommitsBefore = Commits ?? false,
        Backfill = Backfill?.ToBackfill(),
        Effect = Effect?.ToEffect() ?? StepEffect.Unknown,
        Loses = (Loses ?? []).Select(loss => loss.ToLoss()).ToValueList(),
    };
}

internal sealed record StoredLoss(string Schema, string Table, string? Column)
{
    public static StoredLoss Of(DataLoss loss) => new(loss.Table.Schema ?? "", loss.Table.Name, loss.Column);

    public DataLoss ToLoss() => new(new TableName(Schema is "" ? null : Schema, Table), Column);
}

internal sealed record StoredRebuild(
    string Table, string? Definition, IReadOnlyList<string> Columns, IReadOnlyList<string> Indexes)
{
    public static StoredRebuild Of(TableRebuild rebuild) =>
        new(rebuild.Table, rebuild.Definition, rebuild.Columns, rebuild.Indexes);

    public TableRebuild ToRebuild() => new(Table)
    {
        Definition = Definition,
        Columns = Columns.ToValueList(),
        Indexes = Indexes.ToValueList(),
    };
}

[JsonSerializable(typeof(StoredDownScript))]
[JsonSerializable(typeof(StoredProbe))]
internal sealed partial class StoredDownScriptJson : JsonSerializerContext
{
    // People read it in the table: quotes and letters stay as they are. It never gets into a page.
    public static StoredDownScriptJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
