using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Schema.Dsl;

/// <summary>PostgreSQL's rule for names: not blank, no NUL, at most 63 bytes of UTF-8. Longer ones would be cut in
/// silence.</summary>
internal static class Identifier
{
    public const int MaxBytes = 63;

    private const int HashBytes = 4;

    /// <summary>Checks a name that the author gave.</summary>
    /// <param name="what">What it names, for the message: <c>table</c>, <c>column</c>.</param>
    /// <exception cref="InvalidMigrationException">No server can have this name.</exception>
    public static string Given(string? name, string what)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new InvalidMigrationException($"{(what[0] is 'a' or 'i' ? "An" : "A")} {what} has no name.");
        }

        if (name!.IndexOf('\0') >= 0)
        {
            throw new InvalidMigrationException(
                $"The {what} name \"{name.Replace("\0", "\\0")}\" has a NUL character in it.");
        }

        return Bytes(name) <= MaxBytes
            ? name
            : throw new InvalidMigrationException(
                $"The {what} name \"{name}\" has {Bytes(name)} bytes; "
                + $"PostgreSQL keeps {MaxBytes} and would cut the rest in silence. "
                + "Choose a shorter one.");
    }

    /// <summary>Checks a name and the schema before it.</summary>
    public static TableName Given(TableName? table, string what = "table")
    {
        Given(table?.Name, what);
        return table!.Schema is null ? table : table with { Schema = Given(table.Schema, "schema") };
    }

    /// <summary>A name as SQL reads it, whatever is in it.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    /// <summary>A name that we derive: as it is, or cut and told apart by a hash, always to the same name.</summary>
    public static string Derived(string name) =>
        Bytes(name) <= MaxBytes ? name : $"{Cut(name, MaxBytes - (2 * HashBytes) - 1)}_{Hash(name)}";

    private static string Cut(string name, int bytes)
    {
        var length = Math.Min(name.Length, bytes);
        while (Bytes(name.Substring(0, length)) > bytes || char.IsHighSurrogate(name[length - 1]))
        {
            length--;
        }

        return name.Substring(0, length);
    }

    private static string Hash(string name)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(name))
            .Take(HashBytes)
            .Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
