using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>Where raw SQL finds names without a schema: in the target schema, then where the role or the connection
/// string says, such as the schema of an extension's types.</summary>
internal static class SearchPath
{
    /// <summary>Forgets what a pooler's other clients have left behind.</summary>
    public const string Reset = "RESET search_path";

    /// <summary>The path, as SQL, with a schema before what it was.</summary>
    public static string Behind(string schema) =>
        $"pg_catalog.rtrim(pg_catalog.concat({Text($"{Name(schema)}, ")}, "
        + "pg_catalog.current_setting('search_path')), ', ')";
}
