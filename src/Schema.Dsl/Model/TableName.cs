namespace Schema.Dsl;

/// <summary>The name of a table, or of another object that lives in a schema.</summary>
/// <param name="Schema">The schema; <see langword="null"/> for the target schema of the run (<c>public</c> by
/// default).</param>
/// <param name="Name">The object's own name, unquoted and case-sensitive; dots in it are part of the name.</param>
public sealed record TableName(string? Schema, string Name)
{
    /// <summary>Reads <c>users</c> or <c>billing.invoices</c>. Use the constructor for a name that has a dot in
    /// it.</summary>
    /// <exception cref="InvalidMigrationException">The text is empty, has an empty part or more than one
    /// dot.</exception>
    public static TableName Parse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        var parts = text.Split('.');
        return parts.Length <= 2 && parts.All(part => part.Length > 0)
            ? new(parts.Length == 2 ? parts[0] : null, parts[parts.Length - 1])
            : throw new InvalidMigrationException(
                $"\"{text}\" is not a table name. Write \"table\" or \"schema.table\"; "
                + "for a name with a dot in it, new TableName(schema, name).");
    }

    /// <summary>Reads a name as <see cref="Parse"/> does, so that verbs can be given plain strings.</summary>
    public static implicit operator TableName(string text) => Parse(text);

    /// <summary>The name as it is written in messages and log lines: unquoted, with its schema where it has
    /// one.</summary>
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
