using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a column cannot be in SQLite.</summary>
internal static class SqliteColumnRefusals
{
    public const string Online = "SQLite has no trigger that changes what is written, to keep two columns in step; change the "
        + "column at once, without Online() and FinishOnline()";

    public static string? Find(Column column) =>
        (SqliteTypes.Refuse(column.Type)
            ?? (column.Identity is { } identity ? Identity(identity) : null)
            ?? Collation(column.Collation)
            ?? Setting(column)) is { } refusal
            ? $"column \"{column.Name}\": {refusal}"
            : null;

    public static string? Identity(Identity identity) =>
        identity.Always ? "SQLite always accepts explicit values; write Identity() without always"
        : identity != new Identity(Always: false) ? "SQLite counts from 1 in steps of 1; write Identity() without more"
        : null;

    public static string? Setting(ColumnStorage? storage) =>
        storage is null ? null : "SQLite has one way to store values; leave Storage out";

    public static string? Setting(ColumnCompression? compression) =>
        compression is null ? null : "SQLite compresses nothing; leave Compression out";

    public static string? Setting(int? statistics) =>
        statistics is null ? null : "SQLite keeps its statistics by table; leave Statistics out";

    private static string? Setting(Column column) =>
        Setting(column.Storage) ?? Setting(column.Compression) ?? Setting(column.Statistics);

    private static string? Collation(TableName? collation) =>
        collation is null || TypeTraits.IsOwn(collation) ? null : SqliteCollations.Find(collation.ToString());
}
