using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Objects beside tables that only newer servers have, whole or in part.</summary>
internal static class PostgresObjectRefusals
{
    public static string? Find(Operation operation, Capabilities server) => operation switch
    {
        CreateObject create => Find(create.Object, server),
        ReplaceObject replace => Find(replace.Object, server),
        SetStatisticsTarget when !server.StatisticsTargets => server.Needs(13, "a target of statistics"),
        PrivilegeChange { IsAll: false } change when !server.Maintain && HasMaintain(change) =>
            server.Needs(17, "MAINTAIN"),
        PrivilegeChange { Role: "current_role" } when !server.CurrentRole => server.Needs(14, "current_role"),
        _ => null,
    };

    private static bool HasMaintain(PrivilegeChange change) =>
        change.Privileges.Any(privilege => privilege.Name == "MAINTAIN");

    private static string? Find(SchemaObject created, Capabilities server) => created switch
    {
        View { SecurityInvoker: true } when !server.SecurityInvoker => server.Needs(15, "SecurityInvoker"),
        Routine { IsBodyParsed: true } when !server.ParsedBodies => server.Needs(14, "ParsedBody"),
        Routine { Name.Kind: ObjectKind.Procedure } procedure
            when !server.ProcedureOutputs && procedure.Arguments.Any(argument => argument.Mode == ArgumentMode.Out) =>
            server.Needs(14, "An output argument of a procedure"),
        Collation { Rules: not null } when !server.CollationRules => server.Needs(16, "Rules"),
        Collation { Provider: CollationProvider.Builtin } when !server.BuiltinCollations => server.Needs(17, "Builtin"),
        ExtendedStatistics { Expressions.Count: > 0 } when !server.StatisticsOfExpressions =>
            server.Needs(14, "an expression in statistics"),
        ExtendedStatistics { Target: not null } when !server.StatisticsTargets =>
            server.Needs(13, "a target of statistics"),
        RangeType { Multirange: not null } when !server.Multiranges => server.Needs(14, "Multirange"),
        _ => null,
    };
}
