using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Schema.Runner;

/// <summary>The status for programs: an array of objects. The names of the properties are kept for good.</summary>
internal static class StatusJson
{
    // It goes to a terminal or a pipe, never into a page: text stays readable.
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IEnumerable<MigrationStatus> migrations)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartArray();
            foreach (var migration in migrations)
            {
                Write(migration, json);
            }

            json.WriteEndArray();
        }

        return $"{Encoding.UTF8.GetString(bytes.ToArray())}\n";
    }

    private static void Write(MigrationStatus migration, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Write("version", migration.IsRepeatable ? null : (long?)migration.Version, json.WriteNumberValue);
        json.WriteString("name", migration.Name is "" ? null : migration.Name);
        json.WriteString("state", migration.State.ToString().ToLowerInvariant());
        json.WriteString("phase", migration.Phase.ToString().ToLowerInvariant());
        json.WriteBoolean("edited", migration.IsEdited);
        json.WriteBoolean("repeatable", migration.IsRepeatable);
        json.WriteBoolean("halfDone", migration.IsHalfDone);
        Write("appliedAt", migration.AppliedAt, json.WriteStringValue);
        Write("durationSeconds", migration.Duration?.TotalSeconds, json.WriteNumberValue);
        json.WriteString("appliedBy", migration.AppliedBy);
        json.WriteString("release", migration.Release);
        if (migration.Backfills.Count > 0)
        {
            json.WriteStartArray("backfills");
            foreach (var backfill in migration.Backfills)
            {
                WriteBackfill(backfill);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();

        void WriteBackfill(BackfillStatus backfill)
        {
            json.WriteStartObject();
            json.WriteString("table", backfill.Table);
            json.WriteString("state", backfill.State);
            json.WriteBoolean("backward", backfill.IsBackward);
            json.WriteBoolean("background", backfill.InBackground);
            json.WriteNumber("done", backfill.Done);
            json.WriteNumber("changed", backfill.Changed);
            Write("estimate", backfill.Estimate, json.WriteNumberValue);
            json.WriteString("runner", backfill.Runner);
            json.WriteString("lastError", backfill.LastError);
            json.WriteEndObject();
        }

        void Write<T>(string name, T? value, Action<T> write)
            where T : struct
        {
            json.WritePropertyName(name);
            if (value is { } known)
            {
                write(known);
            }
            else
            {
                json.WriteNullValue();
            }
        }
    }
}
