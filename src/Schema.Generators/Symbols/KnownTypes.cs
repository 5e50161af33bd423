using Microsoft.CodeAnalysis;

namespace Schema.Generators;

/// <summary>The types that migrations are written with, known by their names.</summary>
internal static class KnownTypes
{
    public const string Migrator = "Schema.Runner.Migrator";
    public const string MigrationKind = "Schema.Dsl.MigrationKind";
    public const string SqlMigration = "Schema.Dsl.SqlMigration";
    public const string SqliteEngine = "Schema.Runner.Sqlite.SqliteEngine";

    private static readonly SymbolDisplayFormat NameOnly =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static bool IsMigrationBase(this INamedTypeSymbol type) => type.Is("Migration", "Schema.Dsl");

    public static bool IsRepeatableBase(this INamedTypeSymbol type) => type.Is("Repeatable", "Schema.Dsl");

    public static bool IsSeedBase(this INamedTypeSymbol type) => type.Is("Seed", "Schema.Dsl");

    public static bool IsConventionsBase(this INamedTypeSymbol type) => type.Is("MigrationConventions", "Schema.Dsl");

    public static bool IsMigrationAttribute(this AttributeData attribute) =>
        attribute.AttributeClass?.Is("MigrationAttribute", "Schema.Dsl") == true;

    public static bool IsIrreversibleAttribute(this AttributeData attribute) =>
        attribute.AttributeClass?.Is("IrreversibleAttribute", "Schema.Dsl") == true;

    public static bool IsUnsafeAttribute(this AttributeData attribute) =>
        attribute.AttributeClass?.Is("UnsafeAttribute", "Schema.Dsl") == true;

    public static bool IsPhaseAttribute(this AttributeData attribute) =>
        attribute.AttributeClass?.Is("PhaseAttribute", "Schema.Dsl") == true;

    public static bool IsSchemaRulesAttribute(this AttributeData attribute) =>
        attribute.AttributeClass?.Is("SchemaRulesAttribute", "Schema.Dsl") == true;

    public static bool IsSchemaRuleAttribute(this AttributeData attribute) =>
        attribute.AttributeClass?.Is("SchemaRuleAttribute", "Schema.Dsl") == true;

    public static bool IsEnvironmentsAttribute(this AttributeData attribute) =>
        attribute.AttributeClass?.Is("EnvironmentsAttribute", "Schema.Dsl") == true;

    public static bool IsTimeoutsAttribute(this AttributeData attribute) =>
        attribute.AttributeClass?.Is("TimeoutsAttribute", "Schema.Dsl") == true;

    // The name is compared first: it tells nearly every type apart without a string being made.
    private static bool Is(this INamedTypeSymbol type, string name, string @namespace) =>
        type.Name == name && type.ContainingNamespace?.ToDisplayString(NameOnly) == @namespace;
}
