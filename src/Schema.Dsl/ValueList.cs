using System.Collections;

namespace Schema.Dsl;

/// <summary>An immutable list that is equal to another with equal items, so that the records that hold it are
/// values.</summary>
/// <typeparam name="T">What it lists; compared with its own equality.</typeparam>
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    private ValueList(T[] items) => _items = items;

    /// <summary>The list without items.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Copies <paramref name="items"/>.</summary>
    public static ValueList<T> From(IEnumerable<T> items)
    {
        var copy = items.ToArray();
        return copy.Length == 0 ? Empty : new(copy);
    }

    /// <summary>Copies an array, so that list literals can be written where a list is wanted.</summary>
    public static implicit operator ValueList<T>(T[] items) => From(items);

    /// <summary>This list with <paramref name="item"/> at its end.</summary>
    public ValueList<T> Add(T item) => new([.. _items, item]);

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _items.Aggregate(17, (hash, item) => unchecked((hash * 31) + (item?.GetHashCode() ?? 0)));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <summary>The items, comma-separated, in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", _items)}]";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes lists that are values.</summary>
public static class ValueListExtensions
{
    /// <summary>Copies <paramref name="items"/> into a list with value equality.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => ValueList<T>.From(items);
}
