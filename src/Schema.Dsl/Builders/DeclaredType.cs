namespace Schema.Dsl;

/// <summary>The types that authors give to columns, checked where they are written.</summary>
internal static class DeclaredType
{
    private const int MostDimensions = 6;

    /// <summary>Reads a type's SQL name.</summary>
    /// <param name="what">Whose type it is, for the message: <c>column "age" of "users"</c>.</param>
    /// <exception cref="InvalidMigrationException">It is no type, or PostgreSQL does not have it with these
    /// parameters.</exception>
    public static ColumnType Of(string sqlType, string what) =>
        Checked(ColumnType.Parse(SqlFragment.Type(sqlType, $"The type of {what}")), what);

    /// <summary>An array of a type.</summary>
    /// <inheritdoc cref="Of"/>
    public static ColumnType Array(ColumnType type, int dimensions, string what) => dimensions is >= 1 and <= MostDimensions
        ? type with { Dimensions = dimensions }
        : throw new InvalidMigrationException(
            $"Array({dimensions}) of {what}: an array has from 1 to {MostDimensions} dimensions.");

    /// <inheritdoc cref="Of"/>
    public static ColumnType Checked(ColumnType type, string what) => TypeParameters.Refuse(type) is { } refusal
        ? throw new InvalidMigrationException($"The type of {what} is {type}. {refusal}.")
        : type;
}
