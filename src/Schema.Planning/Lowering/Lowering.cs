using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Turns operations that follow each other into steps: one each, or some where one reaches beyond its
/// table.</summary>
/// <param name="all">The operations that are to come: nobody else uses a table for long that one of them drops.</param>
/// <param name="canDivide">Whether some of it may run outside the transaction of the rest.</param>
internal sealed class Lowering(Dialect dialect, IEnumerable<Operation>? all = null, bool canDivide = true)
{
    private readonly List<LoweredOperation> _lowered = [];
    private readonly PassingTables _passing = new(all ?? []);

    /// <param name="before">The schema that the operation meets, made by the ones before it.</param>
    public void Add(Operation operation, SchemaModel before)
    {
        var parts = Cascade.Of(operation, before);
        if (parts.Count == 1)
        {
            AddOne(parts[0], before);
            return;
        }

        var model = before;
        foreach (var part in parts)
        {
            Add(part, model);
            model = model.Apply(part);
        }
    }

    public ValueList<Step> ToSteps() => dialect.Combine(_lowered);

    private void AddOne(Operation operation, SchemaModel before)
    {
        var online = canDivide && operation.UnsafeBecause is null ? dialect.Online(operation, before) : [];
        var steps = online.Count == 0 || _passing.Contains(online[0].Table, before)
            ? [Plain(operation, before)]
            : online.SelectMany(Online);
        _lowered.AddRange(steps.Select(step => new LoweredOperation(operation, before, step)));
        _passing.Apply(operation, before);
    }

    private Step Plain(Operation operation, SchemaModel before) =>
        new(OperationSummary.Of(operation), dialect.Render(operation, before).ToValueList())
        {
            Rebuild = dialect.Rebuild(operation, before),
            Code = (operation as RunCode)?.Up,
        };

    private static IEnumerable<Step> Online(OnlineChange online)
    {
        var summary = OperationSummary.Of(online.Operation);
        return
        [
            new($"{summary} concurrently", new[] { online.Statement }) { Probe = online.Probe },
            .. online.Rest.Count > 0 ? [new($"{summary}: what goes with it", online.Rest)] : Array.Empty<Step>(),
        ];
    }
}

/// <summary>An operation, the schema that it meets, and what is done for it.</summary>
internal sealed record LoweredOperation(Operation Operation, SchemaModel Before, Step Step);
