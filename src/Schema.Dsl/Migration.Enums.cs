namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates an enum: a type whose values are named. Undone by dropping it.</summary>
    /// <param name="values">Its values, in the order in which they sort; at most 63 bytes each.</param>
    protected void CreateEnum(TableName type, params string[] values) =>
        Add(new CreateObject(new EnumType(Identifier.Given(type, "type"), EnumValues.Given(type, values))));

    /// <summary>Adds a value to an enum, at its end unless it is told where. PostgreSQL cannot remove a value, so the
    /// way back leaves it; to add it again is no error.</summary>
    /// <remarks>Unless the enum is new, the value can be used from the next migration on.</remarks>
    /// <param name="after">The value that it stands behind.</param>
    /// <param name="before">The value that it stands before.</param>
    protected void AddEnumValue(TableName type, string value, string? after = null, string? before = null)
    {
        var name = ObjectName.OfType(Identifier.Given(type, "type"));
        Add(after is not null && before is not null
            ? throw new InvalidMigrationException(
                $"AddEnumValue(\"{type}\", \"{value}\") has both after and before. Keep one.")
            : new AddEnumValue(name, EnumValues.Given(type, value)) { After = after, Before = before });
    }

    /// <summary>Gives a value of an enum another name. Rows that hold it follow.</summary>
    protected void RenameEnumValue(TableName type, string value, string to) => Add(new RenameEnumValue(
        ObjectName.OfType(Identifier.Given(type, "type")), EnumValues.Given(type, value), EnumValues.Given(type, to)));

    /// <summary>Drops an enum that nothing uses. Undone by creating it with the values that the history
    /// knows.</summary>
    protected void DropEnum(TableName type) => DropType(type);

    /// <summary>Renames an enum within its schema. Columns follow it.</summary>
    protected void RenameEnum(TableName type, string to) => RenameType(type, to);

    private void DropType(TableName type) => Add(new DropObject(ObjectName.OfType(Identifier.Given(type, "type"))));

    private void RenameType(TableName type, string to) => Add(new RenameObject(
        ObjectName.OfType(Identifier.Given(type, "type")), Identifier.Given(to, "type")));
}
