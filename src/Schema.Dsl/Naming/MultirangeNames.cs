using System.Text;

namespace Schema.Dsl;

/// <summary>The names that PostgreSQL gives to types for several ranges: <c>float_multirange</c> for
/// <c>float_range</c>. See the manual, CREATE TYPE.</summary>
internal static class MultirangeNames
{
    public static string Of(string range) => Identifier.Derived(Whole(range));

    /// <summary>Whether PostgreSQL gives that name by itself, and does not cut it by its own rule.</summary>
    public static bool IsPlain(string range) => Encoding.UTF8.GetByteCount(Whole(range)) < Identifier.MaxBytes;

    private static string Whole(string range)
    {
        var place = range.IndexOf("range", StringComparison.Ordinal);
        return place < 0 ? $"{range}_multirange" : range.Insert(place, "multi");
    }
}
