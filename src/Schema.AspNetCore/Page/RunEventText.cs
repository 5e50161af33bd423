using System.Text.Json;

namespace Schema.AspNetCore;

/// <summary>What a run said, for a person.</summary>
internal static class RunEventText
{
    public static string Of(RunEvent one)
    {
        using var json = JsonDocument.Parse(one.Json);
        return json.RootElement.TryGetProperty("message", out var message) ? message.GetString()! : "Done.";
    }
}
