using Microsoft.CodeAnalysis.CSharp;

namespace Schema.Generators;

/// <summary>Writes values into C#.</summary>
internal static class CSharpLiteral
{
    public static string Of(object value) =>
        SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;

    public static string OrNull(string? value) => value is null ? "null" : Of(value);
}
