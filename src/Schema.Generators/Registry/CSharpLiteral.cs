using Microsoft.CodeAnalysis.CSharp;

namespace Schema.Generators;

/// <summary>Writes values into C#.</summary>
internal static class CSharpLiteral
{
    public static string Of(object value) =>
        SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
