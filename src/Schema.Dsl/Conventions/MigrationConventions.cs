namespace Schema.Dsl;

/// <summary>What a project's migrations get where they do not say otherwise. A project derives one class from it; the
/// generator finds it.</summary>
/// <remarks>
/// It is asked for each migration by its version, so that older migrations go on meaning what they meant:
/// <code>
/// public override Conventions For(long version) => version &lt; 20260101000000
///     ? Conventions.Default
///     : Conventions.Default with { StringType = "text" };
/// </code>
/// A change that reaches an applied migration is an edit of it, and is reported as one.
/// </remarks>
public abstract class MigrationConventions
{
    /// <summary>The conventions of the migration that has this version. Must give the same for the same version,
    /// always.</summary>
    public abstract Conventions For(long version);
}
