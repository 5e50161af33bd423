using System.Text.Json;
using Schema.Dsl;

namespace Schema.Testing.Postgres;

/// <summary>The values of enums that a way back may leave, since PostgreSQL cannot remove them: those that a migration
/// which was undone had added, and no others.</summary>
public sealed class ValuesLeft
{
    private const string Enum = "enum ";
    private const string Values = ": [";

    private readonly HashSet<string> _added = [];

    /// <summary>Undoing this migration may leave the values that it adds.</summary>
    public void Add(MigrationEntry undone) =>
        _added.UnionWith(RecordedMigration.Of(undone).Up.OfType<AddEnumValue>().Select(add => add.Value));

    /// <summary>What the catalog says, without the values that may be left.</summary>
    /// <param name="actual">The catalog after the way back.</param>
    /// <param name="expected">The lines that it had before the migration.</param>
    public string Except(string actual, IEnumerable<string> expected)
    {
        var before = expected.Where(IsEnum).ToDictionary(NameIn);
        return string.Join('\n', actual.Split('\n').Select(line =>
            IsEnum(line) && before.TryGetValue(NameIn(line), out var was) && IsMoreOf(line, was) ? was : line));
    }

    private bool IsMoreOf(string line, string was)
    {
        var values = ValuesIn(was);
        return ValuesIn(line).Where(value => values.Contains(value) || !_added.Contains(value)).SequenceEqual(values);
    }

    private static bool IsEnum(string line) => line.StartsWith(Enum, StringComparison.Ordinal);

    private static string NameIn(string line) => line[..line.IndexOf(Values, StringComparison.Ordinal)];

    private static string[] ValuesIn(string line) =>
        JsonSerializer.Deserialize<string[]>(line[(line.IndexOf(Values, StringComparison.Ordinal) + 2)..])!;
}
