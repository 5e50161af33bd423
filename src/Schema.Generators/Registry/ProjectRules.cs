using Microsoft.CodeAnalysis;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>What the project's attributes say of the rules: <c>[assembly: SchemaRules(…)]</c> and <c>SchemaRule</c>.</summary>
internal static class ProjectRules
{
    private const string Level = "global::Schema.Dsl.RuleLevel";

    /// <returns>An expression that makes the settings; <see langword="null"/> where the project says nothing.</returns>
    public static string? From(Compilation compilation)
    {
        var attributes = compilation.Assembly.GetAttributes();
        var whole = attributes.FirstOrDefault(KnownTypes.IsSchemaRulesAttribute);
        var single = attributes.Where(KnownTypes.IsSchemaRuleAttribute)
            .Where(attribute => attribute.ConstructorArguments is { Length: 2 } given && given[0].Value is int && given[1].Value is int)
            .ToArray();
        if (whole is null && single.Length == 0)
        {
            return null;
        }

        string?[] properties =
        [
            Named(whole, nameof(SchemaRulesAttribute.Most)) is int most ? $"Most = ({Level}){CSharpLiteral.Of(most)}" : null,
            Named(whole, nameof(SchemaRulesAttribute.ExemptThrough)) is long version
                ? $"ExemptThrough = {CSharpLiteral.Of(version)}"
                : null,
            Named(whole, nameof(SchemaRulesAttribute.OldestServer)) is int oldest and > 0 ? $"Servers = new({Servers(oldest, whole)})" : null,
            single.Length > 0
                ? $"Rules = new global::Schema.Dsl.RuleSetting[] {{ {string.Join(", ", single.Select(Rule))} }}"
                : null,
        ];
        return $"new() {{ {string.Join(", ", properties.OfType<string>())} }}";
    }

    private static string Servers(int oldest, AttributeData? whole) =>
        Named(whole, nameof(SchemaRulesAttribute.NewestServer)) is int newest and > 0
            ? $"{CSharpLiteral.Of(oldest)}, {CSharpLiteral.Of(newest)}"
            : CSharpLiteral.Of(oldest);

    private static string Rule(AttributeData rule)
    {
        var (number, level) = (rule.ConstructorArguments[0].Value!, rule.ConstructorArguments[1].Value!);
        var from = Named(rule, nameof(SchemaRuleAttribute.From)) is long version
            ? $" {{ From = {CSharpLiteral.Of(version)} }}"
            : "";
        return $"new({CSharpLiteral.Of(number)}, ({Level}){CSharpLiteral.Of(level)}){from}";
    }

    private static object? Named(AttributeData? attribute, string name) => attribute?.NamedArguments
        .Where(argument => argument.Key == name)
        .Select(argument => argument.Value.Value)
        .FirstOrDefault();
}
