using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Schema.Generators.Tests;

/// <summary>Looks for what would keep a compilation alive, or never equal its heir, if it were cached.</summary>
internal static class ObjectGraph
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The Roslyn objects that a value holds, directly or through others.</summary>
    public static IEnumerable<object> RoslynObjectsIn(object? value) =>
        RoslynObjectsIn(value, new(ReferenceEqualityComparer.Instance));

    private static IEnumerable<object> RoslynObjectsIn(object? value, HashSet<object> seen)
    {
        if (value is null or string or Type || value.GetType().IsPrimitive || !seen.Add(value))
        {
            return [];
        }

        // With `is`, which sees derived types: every one of these is abstract.
        if (value is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Location or SyntaxReference)
        {
            return [value];
        }

        var fields = Fields(value.GetType()).Select(field => field.GetValue(value));
        var items = value is IEnumerable list ? list.Cast<object?>() : [];
        return fields.Concat(items).SelectMany(held => RoslynObjectsIn(held, seen));
    }

    private static IEnumerable<FieldInfo> Fields(Type? type) =>
        type is null ? [] : type.GetFields(AnyInstance | BindingFlags.DeclaredOnly).Concat(Fields(type.BaseType));
}
