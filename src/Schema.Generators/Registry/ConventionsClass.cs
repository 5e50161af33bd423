using Microsoft.CodeAnalysis;

namespace Schema.Generators;

/// <summary>The class that says what the project's migrations get where they do not say otherwise.</summary>
internal static class ConventionsClass
{
    /// <returns>The class as code anywhere can name it; <see langword="null"/> for what is none, or is one that nobody
    /// could make.</returns>
    public static string? From(INamedTypeSymbol type, Compilation compilation) =>
        type.IsConventions() && type.CanBeMade(compilation)
            ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : null;
}
