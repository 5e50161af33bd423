using System.Text.RegularExpressions;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The name of a relation or of a routine, as SQL mentions it.</summary>
/// <param name="IsCall">A routine: the name stands before a parenthesis.</param>
internal readonly record struct TextMention(string Schema, string Name, bool IsCall)
{
    private static readonly Regex Word = new(@"\w+", RegexOptions.CultureInvariant);

    /// <summary>How an object is mentioned.</summary>
    public static TextMention Of(ObjectName name, string defaultSchema) => new(
        name.Name.Schema ?? defaultSchema,
        name.Name.Name,
        IsCall: name.Kind is ObjectKind.Function or ObjectKind.Procedure);

    /// <summary>What SQL may mention. Text in quotes may be run, and mentions what it has words for.</summary>
    public static IEnumerable<TextMention> In(string sql, string defaultSchema)
    {
        var tokens = SqlLexer.Read(sql).WithoutTrivia();
        for (var place = 0; place < tokens.Length; place++)
        {
            if (tokens[place].Kind == SqlTokenKind.Literal)
            {
                foreach (var word in Word.Matches(tokens[place].Text).Cast<Match>())
                {
                    yield return new(defaultSchema, word.Value, IsCall: false);
                    yield return new(defaultSchema, word.Value, IsCall: true);
                }
            }
            else if (tokens[place].Name is { } name)
            {
                var isQualified = place > 1 && tokens[place - 1].Is(".");
                yield return new(
                    (isQualified ? tokens[place - 2].Name : null) ?? defaultSchema,
                    name,
                    IsCall: place + 1 < tokens.Length && tokens[place + 1].Is("("));
            }
        }
    }
}
