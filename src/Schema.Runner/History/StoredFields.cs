using System.Globalization;
using System.Text.Json.Nodes;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The fields of an object as JSON. What is given is written and given back, or what is there is read in its
/// place: one description of a kind serves both ways.</summary>
internal abstract class StoredFields
{
    public abstract string? Text(string name, string? value);

    /// <param name="blank">An item that reading starts from.</param>
    public abstract ValueList<T> List<T>(
        string name, ValueList<T> items, T blank, Func<StoredFields, T, T> describe);

    public string Required(string name, string value) => Text(name, value) ?? "";

    public bool Flag(string name, bool value) => Text(name, value ? "true" : null) is not null;

    public double? Number(string name, double? value) =>
        Text(name, value?.ToString("R", CultureInfo.InvariantCulture)) is { } text
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : null;

    public T Choice<T>(string name, T value)
        where T : struct, Enum =>
        Text(name, EqualityComparer<T>.Default.Equals(value, default) ? null : value.ToString()) is { } text
            ? Enum.Parse<T>(text)
            : default;

    public TableName? Name(string name, TableName? value)
    {
        var schema = Text($"{name}Schema", value?.Schema);
        return Text(name, value?.Name) is { } own ? new TableName(schema, own) : null;
    }

    public ValueList<string> Texts(string name, ValueList<string> values) =>
        List(name, values, "", (fields, value) => fields.Required("", value));

    /// <summary>What the description of a value gives, as JSON.</summary>
    public static JsonObject Write(Action<StoredFields> describe)
    {
        var json = new JsonObject();
        describe(new Writer(json));
        return json;
    }

    public static StoredFields Of(JsonObject json) => new Reader(json);

    private sealed class Writer(JsonObject json) : StoredFields
    {
        public override string? Text(string name, string? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }

            return value;
        }

        public override ValueList<T> List<T>(
            string name, ValueList<T> items, T blank, Func<StoredFields, T, T> describe)
        {
            if (items.Count > 0)
            {
                json[name] = new JsonArray([.. items.Select(item => Write(fields => describe(fields, item)))]);
            }

            return items;
        }
    }

    private sealed class Reader(JsonObject json) : StoredFields
    {
        public override string? Text(string name, string? value) => (string?)json[name];

        public override ValueList<T> List<T>(
            string name, ValueList<T> items, T blank, Func<StoredFields, T, T> describe) =>
            (json[name] as JsonArray ?? []).Select(item => describe(Of(item!.AsObject()), blank)).ToValueList();
    }
}
