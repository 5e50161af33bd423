using Microsoft.CodeAnalysis.CSharp;

namespace Schema.Generators;

/// <summary>Makes names that C# accepts out of those that projects have.</summary>
internal static class Identifiers
{
    /// <summary><c>my-app.2go</c> becomes <c>my_app._2go</c>, as in the files that project templates write.</summary>
    public static string Namespace(string name) =>
        string.Join(".", name.Split('.').Where(part => part.Length > 0).Select(Identifier));

    /// <summary>What C# cannot have in a name becomes an underscore, and a keyword gets its <c>@</c>.</summary>
    public static string Identifier(string name)
    {
        var letters = name.Select(letter => SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_').ToArray();
        var start = SyntaxFacts.IsIdentifierStartCharacter(letters[0]) ? "" : "_";
        var identifier = start + new string(letters);
        return IsKeyword(identifier) ? $"@{identifier}" : identifier;
    }

    private static bool IsKeyword(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None;
}
