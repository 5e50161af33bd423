using Schema.Dsl;

namespace Schema.Histories.Cms;

/// <summary>From 2018 on, names are as long as people want them.</summary>
public sealed class CmsConventions : MigrationConventions
{
    public override Conventions For(long version) => version < 20180101000000
        ? Conventions.Default
        : Conventions.Default with { StringType = "text" };
}
