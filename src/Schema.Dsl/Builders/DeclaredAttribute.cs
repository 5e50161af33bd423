namespace Schema.Dsl;

/// <summary>Makes parts of composite types from what authors write like columns.</summary>
internal static class DeclaredAttribute
{
    /// <exception cref="InvalidMigrationException">It says what a part of a type cannot have.</exception>
    public static TypeAttribute Of(ColumnBuilder builder, TableName type)
    {
        var column = builder.Build();
        var plain = new Column(column.Name, column.Type) { Collation = column.Collation, Comment = column.Comment };
        return column == plain && !builder.IsPrimaryKey && builder.Constraints.Count == 0 && builder.Indexes.Count == 0
            ? new TypeAttribute(column.Name, column.Type) { Collation = column.Collation, Comment = column.Comment }
            : throw new InvalidMigrationException(
                $"The attribute \"{column.Name}\" of \"{type}\" has more than a type, a collation and a comment. "
                + "PostgreSQL keeps nothing else for a part of a composite type; say it of the columns that are of the "
                + "type.");
    }
}
