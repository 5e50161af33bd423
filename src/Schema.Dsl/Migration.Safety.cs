namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Runs what is inside exactly as it is written, whatever that means for those who use the database
    /// meanwhile: <c>Unsafe("the table has ten rows", () => RemoveColumn("roles", "level"))</c>.</summary>
    /// <remarks>Nothing of it is held up, and nothing is done in a slower way that keeps others working. What undoes it
    /// runs as it is written too. For a whole migration there is <see cref="UnsafeAttribute"/>.</remarks>
    /// <param name="reason">Why it does no harm.</param>
    /// <param name="define">The verbs.</param>
    /// <exception cref="InvalidMigrationException">The reason is blank.</exception>
    protected void Unsafe(string reason, Action define) => Current.Unsafe(reason, define);
}
