namespace Schema.Dsl;

/// <summary>A foreign key and the table that it belongs to.</summary>
internal sealed record Reference(TableName Table, ForeignKeyConstraint ForeignKey)
{
    /// <summary>As messages name it: <c>"posts_author_id_fkey" of "posts"</c>.</summary>
    public override string ToString() => $"\"{ForeignKey.Name}\" of \"{Table}\"";
}
