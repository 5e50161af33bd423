using System.Globalization;

namespace Schema.Dsl;

/// <summary>What is wrong with bounds of partitions, as far as their values can be compared here: numbers, moments and
/// equal texts. The server compares the rest.</summary>
/// <param name="key">The key of the partitioned table.</param>
/// <param name="typeOf">The type of a column of it; <see langword="null"/> where it is not known.</param>
internal sealed class PartitionBounds(PartitionKey key, Func<string, ColumnType?> typeOf)
{
    /// <summary>What is wrong with a bound by itself; <see langword="null"/> if nothing is.</summary>
    public string? Trouble(PartitionBound bound) => (key.Method, bound) switch
    {
        (PartitionMethod.Hash, DefaultBound) => "is partitioned by hash, where no row is left over for a default. Use Hash(…)",
        (_, DefaultBound) => null,
        (PartitionMethod.Range, RangeBound range) => Trouble(range),
        (PartitionMethod.List, ListBound) => null,
        (PartitionMethod.Hash, HashBound) => null,
        _ => $"is partitioned by {key.Method.ToString().ToLowerInvariant()}. Use {key.Method}(…)",
    };

    /// <summary>Whether two partitions would hold the same row; <see langword="false"/> where nobody here
    /// knows.</summary>
    public bool Overlap(PartitionBound one, PartitionBound other) => (one, other) switch
    {
        (DefaultBound, DefaultBound) => true,
        (ListBound list, ListBound others) => list.Values.Any(value => value is not ExpressionValue && others.Values.Contains(value)),
        (HashBound hash, HashBound others) => Overlap(hash, others),
        (RangeBound range, RangeBound others) =>
            Compare(range.From, others.To) is < 0 && Compare(others.From, range.To) is < 0,
        _ => false,
    };

    /// <summary>Whether PostgreSQL takes the two moduli for partitions of one table.</summary>
    public static bool FitTogether(HashBound one, HashBound other) =>
        Math.Max(one.Modulus, other.Modulus) % Math.Min(one.Modulus, other.Modulus) == 0;

    private string? Trouble(RangeBound range) =>
        range.From.Count != key.Keys.Count || range.To.Count != key.Keys.Count
            ? $"is partitioned by {key.Keys.Count} keys, and a bound names {range.From.Count} and {range.To.Count} values. "
                + "Name one for each"
        : Compare(range.From, range.To) is >= 0
            ? "would hold no row in that partition: its range ends before it begins. Exchange the bounds"
        : null;

    private static bool Overlap(HashBound one, HashBound other)
    {
        var modulus = Math.Min(one.Modulus, other.Modulus);
        return one.Remainder % modulus == other.Remainder % modulus;
    }

    private int? Compare(ValueList<SqlValue> one, ValueList<SqlValue> other)
    {
        for (var place = 0; place < Math.Min(one.Count, other.Count); place++)
        {
            var type = key.Keys[place].Column is { } column ? typeOf(column) : null;
            if (Compare(one[place], other[place], type) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int? Compare(SqlValue one, SqlValue other, ColumnType? type) =>
        one == other ? (one is ExpressionValue && !IsEnd(one) ? null : 0)
        : IsEnd(one) ? (one == RangeBound.MinValue ? -1 : 1)
        : IsEnd(other) ? (other == RangeBound.MinValue ? 1 : -1)
        : (one, other) switch
        {
            (NumberValue number, NumberValue than) => Compare(number.Number, than.Number),
            (MomentValue moment, MomentValue than) => moment.Utc.CompareTo(than.Utc),
            (TextValue text, TextValue than) when type is { Dimensions: 0, Name: "date" or "timestamp" or "timestamptz" } =>
                Moment(text.Text) is { } moment && Moment(than.Text) is { } thanMoment ? moment.CompareTo(thanMoment) : null,
            _ => null,
        };

    private static bool IsEnd(SqlValue value) => value == RangeBound.MinValue || value == RangeBound.MaxValue;

    private static int? Compare(string number, string than) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(than, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
            ? one.CompareTo(other)
            : null;

    // Days and times as ISO 8601 writes them mean the same to every server, but for the zone of those that name none.
    private static DateTime? Moment(string text) => DateTime.TryParseExact(
        text,
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out var moment)
        ? moment
        : null;
}
