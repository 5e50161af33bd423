using System.Text.Json;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>A <see cref="Probe"/> as JSON, in a way back and in the journal.</summary>
internal sealed record StoredProbe(string Question, string? Refusal, IReadOnlyList<string> Repair, bool RepairCompletes)
{
    public static StoredProbe Of(Probe probe) =>
        new(probe.Question, probe.Refusal, probe.Repair, probe.RepairCompletes);

    public static string Write(Probe probe) =>
        JsonSerializer.Serialize(Of(probe), StoredDownScriptJson.Readable.StoredProbe);

    /// <returns><see langword="null"/> for a text that no version of ours has written.</returns>
    public static Probe? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StoredDownScriptJson.Readable.StoredProbe)?.ToProbe();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Probe ToProbe() => new(Question, Refusal)
    {
        Repair = Repair.ToValueList(),
        RepairCompletes = RepairCompletes,
    };
}
