using Microsoft.CodeAnalysis;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>What makes a class a migration or conventions, and one that the registry can make.</summary>
internal static class MigrationClass
{
    /// <summary>Whether it derives from <c>Migration</c>. Abstract classes are base classes, no migrations.</summary>
    public static bool IsMigration(this INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false } && type.BaseTypes().Any(KnownTypes.IsMigrationBase);

    /// <summary>What kind of migration a migration is.</summary>
    public static MigrationKind Kind(this INamedTypeSymbol migration) =>
        migration.BaseTypes().Any(KnownTypes.IsSeedBase) ? MigrationKind.Seed
        : migration.BaseTypes().Any(KnownTypes.IsRepeatableBase) ? MigrationKind.Repeatable
        : MigrationKind.Versioned;

    /// <summary>Whether it is a migration that has a version.</summary>
    public static bool IsVersioned(this INamedTypeSymbol type) =>
        type.IsMigration() && type.Kind() is MigrationKind.Versioned;

    /// <summary>Whether it derives from <c>MigrationConventions</c>.</summary>
    public static bool IsConventions(this INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false } && type.BaseTypes().Any(KnownTypes.IsConventionsBase);

    /// <summary>Whether generated code can make one: no parameters, no type arguments, in sight.</summary>
    public static bool CanBeMade(this INamedTypeSymbol type, Compilation compilation) =>
        !type.IsGenericType && type.IsAccessible(compilation) && type.IsConstructible(compilation);

    /// <summary>The classes that it derives from, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> BaseTypes(this INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    /// <summary>Whether code elsewhere in the project can name it.</summary>
    public static bool IsAccessible(this INamedTypeSymbol type, Compilation compilation) =>
        !type.IsInFileLocalType() && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);

    /// <summary>Whether <c>new T()</c> compiles, for a type that can be named.</summary>
    public static bool IsConstructible(this INamedTypeSymbol type, Compilation compilation) =>
        type.InstanceConstructors.Any(constructor =>
            constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
            && compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly)
            && (constructor.SetsRequiredMembers() || !type.RequiresMembers()));

    private static bool IsInFileLocalType(this INamedTypeSymbol type) =>
        type.IsFileLocal || type.ContainingType?.IsInFileLocalType() == true;

    private static bool RequiresMembers(this INamedTypeSymbol type) =>
        type.BaseTypes().Prepend(type).SelectMany(each => each.GetMembers()).Any(member =>
            member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static bool SetsRequiredMembers(this IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
}
