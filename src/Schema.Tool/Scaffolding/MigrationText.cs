namespace Schema.Tool;

/// <summary>The file of a migration.</summary>
internal static class MigrationText
{
    public static string Of(string name, string space)
    {
        var body = MigrationBody.Of(name);
        var change = body is { } verb
            ? verb.Contains('\n', StringComparison.Ordinal)
                ? $"    public override void Change() => {verb.Replace("\n", "\n    ", StringComparison.Ordinal)}"
                : $"    public override void Change() => {verb}"
            : "    public override void Change()\n    {\n    }";
        return $$"""
            using Schema.Dsl;

            namespace {{space}};

            public sealed class {{name}} : Migration
            {
            {{change}}
            }

            """.ReplaceLineEndings("\n");
    }
}
