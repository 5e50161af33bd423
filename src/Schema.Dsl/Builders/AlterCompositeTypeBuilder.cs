namespace Schema.Dsl;

/// <summary>Changes a composite type, in the order written: what it declares is added, and parts can be removed,
/// renamed
/// and given another type.</summary>
public sealed class AlterCompositeTypeBuilder : ColumnsBuilder, IOperationBuilder
{
    private readonly ObjectName _type;
    private readonly List<Func<Operation>> _changes = [];

    internal AlterCompositeTypeBuilder(TableName type, Conventions conventions)
        : base(type, conventions) => _type = ObjectName.OfType(type);

    /// <summary>Removes a part. Undone from what the history knows; its values are lost.</summary>
    public void Remove(string attribute) => Add(new DropAttribute(_type, Identifier.Given(attribute, "attribute")));

    /// <summary>Renames a part.</summary>
    public void Rename(string attribute, string to) => Add(new RenameAttribute(
        _type, Identifier.Given(attribute, "attribute"), Identifier.Given(to, "attribute")));

    /// <summary>Gives a part another type, which no table may hold yet.</summary>
    /// <param name="sqlType">The type, by its SQL name.</param>
    /// <param name="collation">Default: the type's own.</param>
    public void Modify(string attribute, string sqlType, TableName? collation = null) => Add(new AlterAttributeType(
        _type,
        Identifier.Given(attribute, "attribute"),
        DeclaredType.Of(sqlType, $"attribute \"{attribute}\" of \"{TableName}\""))
    {
        Collation = collation is null ? null : Identifier.Given(collation, "collation"),
    });

    IEnumerable<Operation> IOperationBuilder.Build() => _changes.Count > 0
        ? _changes.Select(change => change())
        : throw new InvalidMigrationException($"A block for type \"{TableName}\" changes nothing.");

    private protected override void Add(ColumnBuilder column) =>
        _changes.Add(() => new AddAttribute(_type, DeclaredAttribute.Of(column, TableName)));

    private void Add(Operation change) => _changes.Add(() => change);
}
