namespace Schema.Dsl;

/// <summary>The types of arguments and results, as routines are told apart by them.</summary>
internal static class RoutineTypes
{
    /// <summary>One spelling for each type, without the length that the server does not keep here.</summary>
    public static string Canonical(string type) =>
        (ColumnType.Parse(WithoutQuotes(type)) with { Arguments = ValueList<int>.Empty }).ToString();

    public static bool AreSame(string one, string other) => Canonical(one) == Canonical(other);

    /// <summary>The type of one value: of <c>SETOF users</c>, <c>users</c>.</summary>
    public static ColumnType Of(string type) => ColumnType.Parse(type.Substring(SetOf(type).Length));

    /// <summary>The type after what it is of got another name; as it is written where nothing changes.</summary>
    public static string Renamed(string type, Renaming renaming)
    {
        var renamed = renaming.Type(Of(type));
        return renamed == Of(type) ? type : $"{SetOf(type)}{renamed}";
    }

    private static string SetOf(string type) =>
        type.StartsWith("SETOF ", StringComparison.OrdinalIgnoreCase) ? type.Substring(0, "SETOF ".Length) : "";

    private static string WithoutQuotes(string type) => string.Concat(SqlLexer.Read(type).Select(token =>
        token is { Kind: SqlTokenKind.QuotedName, Name: { } name } && QueryWords.IsPlain(name) ? name : token.Text));
}
