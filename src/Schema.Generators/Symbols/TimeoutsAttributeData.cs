using Microsoft.CodeAnalysis;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Reads what a <c>[Timeouts]</c> attribute says.</summary>
internal static class TimeoutsAttributeData
{
    public static MigrationTimeouts StatedTimeouts(this AttributeData attribute) =>
        new(Named(attribute, nameof(TimeoutsAttribute.Lock)), Named(attribute, nameof(TimeoutsAttribute.Statement)));

    private static string? Named(AttributeData attribute, string name) => attribute.NamedArguments
        .Where(argument => argument.Key == name)
        .Select(argument => argument.Value.Value as string)
        .FirstOrDefault();
}
