using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>What a run says, for programs. The names of the properties are kept for good.</summary>
internal static class RunEventJson
{
    /// <summary>A line of the log, with its stable id.</summary>
    public static string Line(EventId id, LogLevel level, string message) => Write(json =>
    {
        json.WriteNumber("id", id.Id);
        json.WriteString("event", id.Name);
        json.WriteString("level", level.ToString().ToLowerInvariant());
        json.WriteString("message", message);
    });

    /// <summary>What a run has done.</summary>
    public static string Done(MigrationRun run) => Write(json =>
    {
        json.WriteStartArray("migrations");
        foreach (var migration in run.Migrations)
        {
            json.WriteStartObject();
            json.WriteNumber("version", migration.Version);
            json.WriteString("name", migration.Name);
            json.WriteNumber("seconds", migration.Duration.TotalSeconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (var warning in run.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        json.WriteBoolean("skipped", run.IsSkipped);
    });

    /// <summary>Why it did not reach its end.</summary>
    public static string Failed(string message) => Write(json => json.WriteString("message", message));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
