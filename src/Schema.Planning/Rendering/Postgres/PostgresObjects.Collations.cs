using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    private string CreateCollation(Collation collation)
    {
        if (collation.From is { } source)
        {
            return $"CREATE {Reference(collation.Name)} FROM {PostgresSyntax.Collation(source)}";
        }

        string?[] parts =
        [
            $"PROVIDER = {collation.Provider.ToString().ToLowerInvariant()}",
            Option("LOCALE", collation.Locale),
            Option("LC_COLLATE", collation.Collate),
            Option("LC_CTYPE", collation.Ctype),
            collation.IsNondeterministic ? "DETERMINISTIC = false" : null,
            Option("RULES", collation.Rules),
        ];
        return $"CREATE {Reference(collation.Name)} ({string.Join(", ", parts.Where(part => part is not null))})";
    }

    private static string? Option(string name, string? text) => text is null ? null : $"{name} = {Text(text)}";
}
