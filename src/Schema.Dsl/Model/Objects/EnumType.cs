namespace Schema.Dsl;

/// <summary>An enum: a type whose values are named, in an order. See the PostgreSQL manual, chapter 8.7.</summary>
public sealed record EnumType : SchemaObject
{
    /// <summary>The enum of that name.</summary>
    /// <param name="values">Its values, in order.</param>
    public EnumType(TableName name, ValueList<string> values)
        : base(ObjectName.OfType(name)) => Values = values;

    /// <summary>The values, in order.</summary>
    public ValueList<string> Values { get; init; }

    /// <summary>The names that values had and that going back gives them again. PostgreSQL cannot remove a value, so
    /// another one that took such a name would stay in the way.</summary>
    internal ValueList<string> FormerValues { get; init; } = ValueList<string>.Empty;

    /// <summary>The transaction under way has created it.</summary>
    internal bool IsNew { get; init; }

    /// <summary>The values that the transaction under way has added. The server lets nobody use them before it has
    /// ended, unless the enum is as new.</summary>
    internal ValueList<string> UnusableValues { get; init; } = ValueList<string>.Empty;

    /// <summary>The enum with another value, which stands before or behind one that is there, or at the end.</summary>
    internal EnumType With(AddEnumValue add)
    {
        var place = add.Before is { } before ? PlaceOf(before) : add.After is { } after ? PlaceOf(after) + 1 : Values.Count;
        return this with
        {
            Values = Values.Take(place).Append(add.Value).Concat(Values.Skip(place)).ToValueList(),
            UnusableValues = IsNew ? UnusableValues : UnusableValues.Add(add.Value),
        };
    }

    internal EnumType With(RenameEnumValue rename) => this with
    {
        Values = Values.Replace(rename.From, rename.To),
        UnusableValues = UnusableValues.Replace(rename.From, rename.To),
        FormerValues = FormerValues.Where(value => value != rename.To).Append(rename.From).ToValueList(),
    };

    private int PlaceOf(string value) => Values.TakeWhile(candidate => candidate != value).Count();
}
