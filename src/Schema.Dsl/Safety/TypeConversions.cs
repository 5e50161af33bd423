namespace Schema.Dsl;

/// <summary>Which types can be told apart by the catalog alone, as measured: docs/safety/README.md. What is not known
/// is taken to be rewritten.</summary>
internal static class TypeConversions
{
    private const int MostFractionDigits = 6;

    /// <summary>Types whose one argument is the most that fits, so that a larger one changes nothing.</summary>
    private static readonly HashSet<string> Limited = new(StringComparer.Ordinal) { "varchar", "varbit" };

    /// <summary>Types whose argument is how many digits of a second there are, at most six.</summary>
    private static readonly HashSet<string> Fractional =
        new(StringComparer.Ordinal) { "time", "timetz", "timestamp", "timestamptz", "interval" };

    public static TypeConversion Of(ColumnType old, ColumnType now, SchemaModel model)
    {
        if (old.Equals(now))
        {
            return TypeConversion.None;
        }

        if (DomainOf(now, model) is { } domain)
        {
            return IsConstrained(domain, model)
                ? TypeConversion.Rewritten
                : AtLeastKept(Of(old, domain.Type, model));
        }

        if (DomainOf(old, model) is { } known)
        {
            return AtLeastKept(Of(known.Type, now, model));
        }

        return old.Dimensions > 0 || now.Dimensions > 0 ? OfArrays(old, now) : OfScalars(old, now);
    }

    /// <summary>Whether values of a domain are looked at: it, or one beneath it, refuses some.</summary>
    public static bool IsConstrained(Domain domain, SchemaModel model) =>
        domain.NotNull
        || domain.Checks.Count > 0
        || (DomainOf(domain.Type, model) is { } beneath && IsConstrained(beneath, model));

    /// <summary>The domain that a type is; <see langword="null"/> if none is known.</summary>
    public static Domain? DomainOf(ColumnType type, SchemaModel model) =>
        type.Dimensions == 0 && TypeNames.Of(type) is { } name ? model.Find(Domain.NameOf(name)) as Domain : null;

    // It is another type all the same: what mentions it is looked at again.
    private static TypeConversion AtLeastKept(TypeConversion conversion) =>
        conversion == TypeConversion.None ? TypeConversion.Kept : conversion;

    // How many dimensions a column says is of no interest to the server. The length of each value is.
    private static TypeConversion OfArrays(ColumnType old, ColumnType now) =>
        old.Dimensions == 0 || now.Dimensions == 0 ? TypeConversion.Rewritten
        : old with { Dimensions = now.Dimensions } == now ? TypeConversion.None
        : (old.Name, now.Name) is ("varchar", "varchar") && now.Arguments.Count == 0 ? TypeConversion.Kept
        : TypeConversion.Rewritten;

    private static TypeConversion OfScalars(ColumnType old, ColumnType now) => (old.Name, now.Name) switch
    {
        ("varchar", "text") => TypeConversion.Kept,
        ("text", "varchar") when now.Arguments.Count == 0 => TypeConversion.Kept,
        ("text" or "varchar", "citext") or ("citext", "text") => TypeConversion.Sorted,
        ("citext", "varchar") when now.Arguments.Count == 0 => TypeConversion.Sorted,
        ("integer", "oid") or ("oid", "integer") => TypeConversion.Sorted,
        ("bit", "varbit") when now.Arguments.Count == 0 => TypeConversion.Sorted,
        ("cidr", "inet") or ("xml", "text") => TypeConversion.Kept,
        ("xml", "varchar") when now.Arguments.Count == 0 => TypeConversion.Kept,
        (_, "interval") when now.Arguments.Count == 0 && old.Name.StartsWith("interval ", StringComparison.Ordinal) =>
            TypeConversion.Kept,
        var (one, other) when one == other && Limited.Contains(other) => Widened(old, now, none: int.MaxValue),
        var (one, other) when one == other && Fractional.Contains(other) => Widened(old, now, MostFractionDigits),
        ("numeric", "numeric") => OfNumbers(old, now),
        _ => TypeConversion.Rewritten,
    };

    private static TypeConversion Widened(ColumnType old, ColumnType now, int none) =>
        First(now, none) >= First(old, none) ? TypeConversion.Kept : TypeConversion.Rewritten;

    private static TypeConversion OfNumbers(ColumnType old, ColumnType now) =>
        now.Arguments.Count == 0
        || (old.Arguments.Count > 0 && now.Arguments[0] >= old.Arguments[0] && Scale(old) == Scale(now))
            ? TypeConversion.Kept
            : TypeConversion.Rewritten;

    private static int First(ColumnType type, int none) => type.Arguments.Count == 0 ? none : type.Arguments[0];

    private static int Scale(ColumnType type) => type.Arguments.Count > 1 ? type.Arguments[1] : 0;
}
