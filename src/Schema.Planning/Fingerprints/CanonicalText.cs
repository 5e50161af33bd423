using System.Globalization;
using System.Text;

namespace Schema.Planning;

/// <summary>Writes values in one spelling only: <c>kind{name:"value",…}</c>, without what is at its
/// default.</summary>
/// <param name="derivedColumns">Columns whose names are derived, and what they are derived from, which is written
/// instead.</param>
internal sealed class CanonicalText(IReadOnlyDictionary<string, string> derivedColumns)
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes a value that has parts.</summary>
    public CanonicalText Begin(string kind)
    {
        _text.Append(kind).Append('{');
        return this;
    }

    public CanonicalText End()
    {
        _text.Append('}');
        return this;
    }

    /// <summary>Writes a text; nothing for <see langword="null"/>.</summary>
    public CanonicalText Field(string name, string? value)
    {
        if (value is not null)
        {
            // The length in front keeps any two texts apart, whatever characters they hold.
            var length = value.Length.ToString(CultureInfo.InvariantCulture);
            _text.Append(name).Append(':').Append(length).Append(':').Append(value).Append(',');
        }

        return this;
    }

    /// <summary>Writes a column's name, or what it is derived from.</summary>
    public CanonicalText Column(string name, string? column) =>
        Field(name, column is not null && derivedColumns.TryGetValue(column, out var origin) ? origin : column);

    /// <summary>Writes a number; nothing for <see langword="null"/>.</summary>
    public CanonicalText Number(string name, long? value) =>
        Field(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a flag; nothing for false.</summary>
    public CanonicalText Flag(string name, bool value) => value ? Field(name, "") : this;

    /// <summary>Writes a list; nothing for an empty one.</summary>
    public CanonicalText List<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return this;
        }

        _text.Append(name).Append('[');
        foreach (var item in items)
        {
            write(item);
        }

        _text.Append(']');
        return this;
    }

    public override string ToString() => _text.ToString();
}
