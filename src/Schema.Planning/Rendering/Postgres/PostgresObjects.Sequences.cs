using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    private string CreateSequence(Sequence sequence) => Joined(
    [
        $"CREATE {Reference(sequence.Name)}",
        sequence.Type == "bigint" ? null : $"AS {sequence.Type}",
        sequence.Increment == 1 ? null : Number("INCREMENT BY", sequence.Increment),
        Number("MINVALUE", sequence.Min),
        Number("MAXVALUE", sequence.Max),
        Number("START WITH", sequence.Start),
        sequence.Cache == 1 ? null : Number("CACHE", sequence.Cache),
        sequence.Cycle ? "CYCLE" : null,
        OwnedBy(sequence.OwnedBy),
    ]);

    private string Change(SequenceChange change) => change switch
    {
        AlterSequence alter => Joined(
        [
            alter.Type is null ? null : $"AS {alter.Type}",
            Number("INCREMENT BY", alter.Increment),
            Limit("MINVALUE", alter.Min),
            Limit("MAXVALUE", alter.Max),
            Number("START WITH", alter.Start),
            Number("CACHE", alter.Cache),
            alter.Cycle switch { null => null, true => "CYCLE", false => "NO CYCLE" },
            OwnedBy(alter.OwnedBy),
        ]),
        RestartSequence restart => Number("RESTART WITH", restart.With) ?? "RESTART",
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no SQL."),
    };

    private string? OwnedBy(SequenceOwner? owner) => owner switch
    {
        null => null,
        { Table: { } table, Column: { } column } => $"OWNED BY {Qualified(table, defaultSchema)}.{Name(column)}",
        _ => "OWNED BY NONE",
    };

    private static string? Limit(string option, SequenceLimit? limit) => limit switch
    {
        null => null,
        { Number: null } => $"NO {option}",
        _ => Number(option, limit.Number),
    };

    private static string? Number(string option, long? number) =>
        number is null ? null : $"{option} {number.Value.ToString(CultureInfo.InvariantCulture)}";

    private static string Joined(IEnumerable<string?> parts) => string.Join(" ", parts.Where(part => part is not null));
}
