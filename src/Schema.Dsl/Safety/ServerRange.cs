using System.Globalization;

namespace Schema.Dsl;

/// <summary>The servers that a project is for, by their major versions.</summary>
/// <param name="Oldest">The oldest, such as 12.</param>
/// <param name="Newest">The newest, such as 18; <see langword="null"/> for any.</param>
public sealed record ServerRange(int Oldest, int? Newest = null)
{
    /// <summary>Whether a server is one of them.</summary>
    /// <param name="major">Its major version.</param>
    public bool Contains(int major) => major >= Oldest && (Newest is null || major <= Newest);

    /// <summary>As messages write it: <c>12 to 18</c>.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, Newest is null ? "{0} and later" : Newest == Oldest ? "{0}" : "{0} to {1}", Oldest, Newest);
}
