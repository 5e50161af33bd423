using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a column cannot be on a server of this version.</summary>
internal static class PostgresColumnRefusals
{
    public static string? Find(Operation operation, Capabilities capabilities) => operation switch
    {
        CreateTable create => create.Table.Columns.FirstReason(column => Column(column, capabilities)),
        AddColumn add => Column(add.Column, capabilities),
        AlterColumnType alter => Column(new Column(alter.Column, alter.Type), capabilities),
        _ => null,
    };

    private static string? Column(Column column, Capabilities capabilities) =>
        Type(column.Type, capabilities) is { } refusal ? $"column \"{column.Name}\": {refusal}" : null;

    private static string? Type(ColumnType type, Capabilities capabilities) => type.Name switch
    {
        _ when !capabilities.Multiranges && type.Name.EndsWith("multirange", StringComparison.Ordinal) =>
            capabilities.Needs(14, $"the type {type}"),
        "numeric" when !capabilities.FreeNumericScale && HasFreeScale(type) => capabilities.Needs(15, $"the type {type}"),
        _ => null,
    };

    private static bool HasFreeScale(ColumnType type) =>
        type.Arguments.Count == 2 && (type.Arguments[1] < 0 || type.Arguments[1] > type.Arguments[0]);
}
