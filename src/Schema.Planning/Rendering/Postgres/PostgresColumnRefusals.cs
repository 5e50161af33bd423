using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a column cannot be on a server of this version, and what cannot be rendered without knowing
/// it.</summary>
internal static class PostgresColumnRefusals
{
    public static string? Find(Operation operation, SchemaModel before, Capabilities capabilities) => operation switch
    {
        CreateTable create => create.Table.Columns.FirstReason(column => Column(column, capabilities)),
        AddColumn add => Column(add.Column, capabilities),
        AlterColumnType alter => Column(new Column(alter.Column, alter.Type), capabilities),
        SetCollation set => UnknownType(set, before),
        SetExpression set when !capabilities.SetsExpressions => CannotBeMadeAnew(set, before, capabilities),
        DropExpression when !capabilities.DropsExpressions =>
            capabilities.Needs(13, "to make a generated column an ordinary one"),
        SetCompression when !capabilities.ColumnCompression => capabilities.Needs(14, "compression of columns"),
        SetStorage { Storage: null } set when !capabilities.DefaultStorage && before.Find(set.Table)?.Column(set.Column) is
        { } column && before.StorageOf(column.Type) is null =>
            capabilities.Needs(16, $"to store {column.Type} in its own way, which is not known here,"),
        _ => null,
    };

    private static string? Column(Column column, Capabilities capabilities) =>
        (Type(column.Type, capabilities) ?? Option(column, capabilities)) is { } refusal
            ? $"column \"{column.Name}\": {refusal}"
            : null;

    private static string? Type(ColumnType type, Capabilities capabilities) => type.Name switch
    {
        _ when !capabilities.Multiranges && type.Name.EndsWith("multirange", StringComparison.Ordinal) =>
            capabilities.Needs(14, $"the type {type}"),
        "numeric" when !capabilities.FreeNumericScale && HasFreeScale(type) =>
            capabilities.Needs(15, $"the type {type}"),
        _ => null,
    };

    private static string? Option(Column column, Capabilities capabilities) => column switch
    {
        { IsVirtual: true } when !capabilities.VirtualColumns =>
            capabilities.Needs(18, "a column that is computed when it is read"),
        { Compression: not null } when !capabilities.ColumnCompression =>
            capabilities.Needs(14, "compression of columns"),
        _ => null,
    };

    private static string? UnknownType(SetCollation set, SchemaModel before) =>
        !before.IsDoubtful(set.Table) && before.Find(set.Table)?.Column(set.Column) is not null
            ? null
            : $"PostgreSQL wants the type along with a collation, and that of column \"{set.Column}\" of "
                + $"\"{set.Table}\" is not known for certain. Name it: Modify(\"{set.Column}\", "
                + "c => c.Type(\"…\").Collate(\"…\"))";

    private static string? CannotBeMadeAnew(SetExpression set, SchemaModel before, Capabilities server) =>
        before.IsDoubtful(set.Table) || before.Find(set.Table)?.Column(set.Column) is null
            ? $"{server.Needs(17, $"to change the expression of \"{set.Column}\", where the table is not known for certain,")}. "
                + $"Declare it before, with ExistingTable(\"{set.Table}\", t => …)"
        : before.UsersOf(set.Table, set.Column).FirstOrDefault() is { } user
            ? $"{server.Needs(17, $"to change the expression of \"{set.Column}\", which {user.Name.InWords} uses,")}. "
                + "Drop that first, and create it again behind"
        : null;

    private static bool HasFreeScale(ColumnType type) =>
        type.Arguments.Count == 2 && (type.Arguments[1] < 0 || type.Arguments[1] > type.Arguments[0]);
}
