using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Objects beside tables that only newer servers have, whole or in part.</summary>
internal static class PostgresObjectRefusals
{
    public static string? Find(Operation operation, Capabilities server) => operation switch
    {
        CreateObject create => Find(create.Object, server),
        ReplaceObject replace => Find(replace.Object, server),
        _ => null,
    };

    private static string? Find(SchemaObject created, Capabilities server) => created switch
    {
        View { SecurityInvoker: true } when !server.SecurityInvoker => server.Needs(15, "SecurityInvoker"),
        Routine { IsBodyParsed: true } when !server.ParsedBodies => server.Needs(14, "ParsedBody"),
        Routine { Name.Kind: ObjectKind.Procedure } procedure
            when !server.ProcedureOutputs && procedure.Arguments.Any(argument => argument.Mode == ArgumentMode.Out) =>
            server.Needs(14, "An output argument of a procedure"),
        RangeType { Multirange: not null } when !server.Multiranges => server.Needs(14, "Multirange"),
        _ => null,
    };
}
