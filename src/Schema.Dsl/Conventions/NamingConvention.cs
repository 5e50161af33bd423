namespace Schema.Dsl;

/// <summary>The names of what an author does not name, as templates: <c>{table}</c> is the table, <c>{singular}</c> its
/// singular, <c>{columns}</c> its columns, joined by underscores. The defaults are Ecto's.</summary>
/// <remarks>A name that comes out longer than 63 bytes is cut and told apart by a hash, always to the same
/// name.</remarks>
public sealed record NamingConvention
{
    /// <summary>An index that is not unique; default: <c>users_email_index</c>.</summary>
    public string Index { get; init; } = "{table}_{columns}_index";

    /// <summary>A unique index; default: as any index.</summary>
    public string? UniqueIndex { get; init; }

    /// <summary>A primary key; default: <c>users_pkey</c>.</summary>
    public string PrimaryKey { get; init; } = "{table}_pkey";

    /// <summary>A unique constraint; default: <c>users_email_key</c>.</summary>
    public string Unique { get; init; } = "{table}_{columns}_key";

    /// <summary>A foreign key; default: <c>posts_author_id_fkey</c>.</summary>
    public string ForeignKey { get; init; } = "{table}_{columns}_fkey";

    /// <summary>A check, after the columns that it mentions; default: <c>users_age_check</c>.</summary>
    public string Check { get; init; } = "{table}_{columns}_check";

    /// <summary>An exclusion constraint; default: <c>bookings_room_during_excl</c>.</summary>
    public string Exclusion { get; init; } = "{table}_{columns}_excl";

    /// <summary>Statistics of several columns; default: <c>addresses_city_postcode_stat</c>.</summary>
    public string Statistics { get; init; } = "{table}_{columns}_stat";

    /// <summary>The column of <c>t.References("accounts")</c>; default: <c>account_id</c>.</summary>
    public string ReferenceColumn { get; init; } = "{singular}_id";
}
