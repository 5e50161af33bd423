namespace Schema.Dsl;

/// <summary>Functions of the server, and of the extensions that come with it, which columns have for their default. See
/// <c>provolatile</c> in its <c>pg_proc</c>.</summary>
internal static class BuiltInFunctions
{
    private const string ServerSchema = "pg_catalog";

    /// <summary>Every call gives another value, or changes something.</summary>
    private static readonly HashSet<string> Volatile = Names(
        "clock_timestamp current_query currval gen_random_bytes gen_random_uuid gen_salt lastval nextval "
        + "pg_current_wal_insert_lsn pg_current_wal_lsn random random_normal set_config setval timeofday "
        + "uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuidv4 uuidv7");

    /// <summary>The same value for all rows of a statement, or for the same arguments.</summary>
    private static readonly HashSet<string> Steady = Names(
        "abs age array array_append array_cat array_fill array_length array_position array_prepend "
        + "array_remove array_replace array_to_json array_to_string ascii bit btrim cardinality cast ceil "
        + "ceiling char char_length character_length chr coalesce concat concat_ws current_database "
        + "current_date current_schema current_setting current_time current_timestamp current_user date "
        + "date_part date_trunc daterange decode digest encode enum_first enum_last exp extract factorial floor "
        + "format gcd greatest hmac hstore initcap int4range int8range interval json_array json_build_array "
        + "json_build_object json_object jsonb_build_array jsonb_build_object jsonb_object jsonb_set "
        + "jsonb_strip_nulls justify_days justify_hours justify_interval lcm least left length ln localtime "
        + "localtimestamp log lower lpad ltrim make_date make_interval make_time make_timestamp "
        + "make_timestamptz md5 mod normalize now nullif num_nonnulls num_nulls numeric numrange octet_length "
        + "overlay phraseto_tsquery pi plainto_tsquery point position power quote_ident quote_literal "
        + "quote_nullable radians regexp_replace repeat replace reverse right round row row_to_json rpad rtrim "
        + "session_user setweight sha224 sha256 sha384 sha512 sign split_part sqrt statement_timestamp "
        + "string_to_array strpos substr substring time timestamp timezone to_char to_date to_json to_jsonb "
        + "to_number to_timestamp to_tsquery to_tsvector transaction_timestamp translate trim trunc tsrange "
        + "tstzrange unaccent unistr upper uuid_generate_v3 uuid_generate_v5 uuid_nil uuid_ns_dns uuid_ns_url "
        + "varchar websearch_to_tsquery width_bucket");

    /// <summary>What it depends on; <see langword="null"/> for a function that is not in the lists.</summary>
    public static Volatility? Volatility(TableName function) =>
        function.Schema is not (null or ServerSchema) && !Volatile.Contains(function.Name) ? null
        : Volatile.Contains(function.Name) ? Dsl.Volatility.Volatile
        : Steady.Contains(function.Name) ? Dsl.Volatility.Stable
        : null;

    private static HashSet<string> Names(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
