using System.Text;

namespace Schema.Dsl;

/// <summary>PostgreSQL's rule for the values of enums: no NUL, at most 63 bytes of UTF-8, none twice.</summary>
internal static class EnumValues
{
    public static ValueList<string> Given(TableName type, IEnumerable<string> values)
    {
        var given = values.Select(value => Given(type, value)).ToValueList();
        return given.GroupBy(value => value).FirstOrDefault(twins => twins.Count() > 1)?.Key is { } twin
            ? throw new InvalidMigrationException($"The enum \"{type}\" has the value \"{twin}\" twice. Leave one out.")
            : given;
    }

    public static string Given(TableName type, string? value) =>
        value is null ? throw new InvalidMigrationException($"A value of the enum \"{type}\" is null.")
        : value.IndexOf('\0') >= 0 ? throw new InvalidMigrationException(
            $"The value \"{value.Replace("\0", "\\0")}\" of the enum \"{type}\" has a NUL character in it.")
        : Encoding.UTF8.GetByteCount(value) > Identifier.MaxBytes ? throw new InvalidMigrationException(
            $"The value \"{value}\" of the enum \"{type}\" has {Encoding.UTF8.GetByteCount(value)} bytes; "
            + $"PostgreSQL takes {Identifier.MaxBytes} at the most. Choose a shorter one.")
        : value;
}
