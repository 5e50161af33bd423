namespace Schema.Dsl;

/// <summary>States a migration's version where the file name does not: 14 digits of UTC,
/// <c>yyyyMMddHHmmss</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MigrationAttribute(long version) : Attribute
{
    /// <summary>The version.</summary>
    public long Version { get; } = version;
}
