using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Schema.Runner;

/// <summary>A comparison for programs: an array of objects. The names of the properties are kept for good.</summary>
internal static class DriftJson
{
    // It goes to a terminal or a pipe, never into a page: text stays readable.
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IEnumerable<Drift> drift)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartArray();
            foreach (var one in drift)
            {
                Write(one, json);
            }

            json.WriteEndArray();
        }

        return $"{Encoding.UTF8.GetString(bytes.ToArray())}\n";
    }

    private static void Write(Drift drift, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("drift", drift.Kind.ToString().ToLowerInvariant());
        json.WriteString("type", drift.Type);
        json.WriteString("name", drift.Name);
        json.WriteStartArray("aspects");
        foreach (var aspect in drift.Aspects)
        {
            json.WriteStartObject();
            json.WriteString("name", aspect.Name);
            json.WriteString("expected", aspect.Expected);
            json.WriteString("actual", aspect.Actual);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
