namespace Schema.Dsl;

/// <summary>Changes an enum.</summary>
public abstract record EnumChange(ObjectName Object) : ObjectChange(Object);

/// <summary>Adds a value to an enum. PostgreSQL cannot remove it again, so its way back leaves it.</summary>
public sealed record AddEnumValue(ObjectName Object, string Value) : EnumChange(Object)
{
    /// <summary>The value that it stands before; <see langword="null"/> where <see cref="After"/> says its place, or
    /// for the end.</summary>
    public string? Before { get; init; }

    /// <summary>The value that it stands behind; <see langword="null"/> where <see cref="Before"/> says its place, or
    /// for the end.</summary>
    public string? After { get; init; }
}

/// <summary>Gives a value of an enum another name. Rows that hold it follow.</summary>
public sealed record RenameEnumValue(ObjectName Object, string From, string To) : EnumChange(Object);
