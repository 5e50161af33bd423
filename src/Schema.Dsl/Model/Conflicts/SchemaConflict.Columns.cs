namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? Converted(AlterColumnType alter, SchemaModel before) =>
        alter.Using is not null && before.Find(alter.Table)?.Column(alter.Column)?.GeneratedAs is not null
            ? Absent(
                before,
                $"the column \"{alter.Column}\" of \"{alter.Table}\" is computed by the server, so its values cannot "
                    + "be converted. Leave Using(…) out")
            : null;

    private static string? NotToBeNumbered(AlterColumnType alter, SchemaModel before) =>
        before.Find(alter.Table)?.Column(alter.Column) is { Identity: not null }
            ? NotToBeNumbered(alter.Table, alter.Column, alter.Type, before)
            : null;

    // See the manual, CREATE TABLE, GENERATED AS IDENTITY.
    private static string? NotToBeNumbered(TableName table, string column, ColumnType type, SchemaModel before) =>
        type.ToString() is "smallint" or "integer" or "bigint"
            ? null
            : Absent(
                before,
                $"the server numbers columns of the types smallint, integer and bigint alone, and \"{column}\" of \"{table}\" would be "
                    + $"{type}");

    private static string? NoDefault(DropDefault drop, SchemaModel before) =>
        before.Find(drop.Table)?.Column(drop.Column)?.GeneratedAs is null
            ? null
            : Absent(
                before, $"the column \"{drop.Column}\" of \"{drop.Table}\" is computed by the server, so it has no default");

    private static string? WrongIdentity(SetIdentity set, SchemaModel before) =>
        before.Find(set.Table)?.Column(set.Column) switch
        {
            { GeneratedAs: not null } => Absent(
                before, $"the column \"{set.Column}\" of \"{set.Table}\" is computed, so the server cannot number it"),
            { Default: not null } => Absent(
                before,
                $"the column \"{set.Column}\" of \"{set.Table}\" has a default, so the server cannot number it. "
                    + "Take that away first, with DropDefault()"),
            { NotNull: false } => Absent(
                before,
                $"the column \"{set.Column}\" of \"{set.Table}\" allows nulls, so the server cannot number it. "
                    + "Refuse them first, with NotNull()"),
            { Type: var type } => NotToBeNumbered(set.Table, set.Column, type, before),
            _ => null,
        };

    private static string? NotNumbered(DropIdentity drop, SchemaModel before) =>
        before.Find(drop.Table)?.Column(drop.Column) is { Identity: null }
            ? Absent(before, $"the column \"{drop.Column}\" of \"{drop.Table}\" is not numbered by the server")
            : null;

    private static string? NotComputed(TableName table, string column, SchemaModel before) =>
        before.Find(table)?.Column(column) is { GeneratedAs: null }
            ? Absent(before, $"the column \"{column}\" of \"{table}\" is not computed from others")
            : null;

    private static string? NotStored(DropExpression drop, SchemaModel before) =>
        NotComputed(drop.Table, drop.Column, before)
        ?? (before.Find(drop.Table)?.Column(drop.Column) is { IsVirtual: true }
            ? Absent(
                before,
                $"the column \"{drop.Column}\" of \"{drop.Table}\" is computed when it is read, so it has no values to "
                    + "keep. Remove it, and add an ordinary one")
            : null);

    private static string? AlwaysPlain(TableName table, string column, SchemaModel before) =>
        before.Find(table)?.Column(column) is { } known ? AlwaysPlain(table, known, before) : null;

    private static string? WrongStorage(TableName table, Column column, SchemaModel before) =>
        column.Compression is null && column.Storage is null or ColumnStorage.Plain
            ? null
            : AlwaysPlain(table, column, before);

    private static string? AlwaysPlain(TableName table, Column column, SchemaModel before) =>
        before.IsAlwaysPlain(column.Type)
            ? Absent(
                before, $"the column \"{column.Name}\" of \"{table}\" is {column.Type}, which is always stored plain")
            : null;
}
