namespace Schema.Dsl;

/// <summary>Declares the parts of a composite type, like the columns of a table. A part has a type and may have a
/// collation and a comment, and nothing else.</summary>
public sealed class CompositeTypeBuilder : ColumnsBuilder
{
    private readonly List<ColumnBuilder> _attributes = [];
    private string? _comment;

    internal CompositeTypeBuilder(TableName type, Conventions conventions)
        : base(type, conventions)
    {
    }

    /// <summary>Explains the type to whoever reads the schema.</summary>
    public void Comment(string text) => _comment = text;

    internal CompositeType BuildType()
    {
        var attributes = _attributes.Select(column => DeclaredAttribute.Of(column, TableName)).ToValueList();
        return attributes.GroupBy(attribute => attribute.Name).FirstOrDefault(twins => twins.Count() > 1)?.Key is { } twin
            ? throw new InvalidMigrationException(
                $"The type \"{TableName}\" declares two attributes named \"{twin}\". Name them apart.")
            : new CompositeType(TableName, attributes) { Comment = _comment };
    }

    private protected override void Add(ColumnBuilder column) => _attributes.Add(column);
}
