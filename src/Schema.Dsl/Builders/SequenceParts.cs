namespace Schema.Dsl;

/// <summary>Checks what authors say of sequences.</summary>
internal static class SequenceParts
{
    public static string Type(TableName sequence, string sqlType)
    {
        var type = DeclaredType.Of(sqlType, $"sequence \"{sequence}\"").ToString();
        return type is "smallint" or "integer" or "bigint"
            ? type
            : throw new InvalidMigrationException(
                $"The sequence \"{sequence}\" counts in {type}. Choose smallint, integer or bigint.");
    }

    public static long Increment(TableName sequence, long step) => step != 0
        ? step
        : throw new InvalidMigrationException(
            $"The sequence \"{sequence}\" has an increment of 0, which gives one number only.");

    public static long Cache(TableName sequence, long numbers) => numbers >= 1
        ? numbers
        : throw new InvalidMigrationException(
            $"The sequence \"{sequence}\" has a cache of {numbers}; it is at least 1.");

    public static SequenceOwner Owner(TableName table, string column) =>
        new(Identifier.Given(table), Identifier.Given(column, "column"));
}
