using Schema.Dsl;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.Safety;

/// <summary>An independent judge finds nothing in what is online by default, but where its rule is known to be
/// wrong.</summary>
public sealed class SquawkTests
{
    // The rule, and where it is wrong.
    private static readonly (string Rule, string In)[] Wrong =
    [
        // IF NOT EXISTS takes an index for built that a failed build has left: the catalog is asked instead, before.
        ("prefer-robust-stmts", "CONCURRENTLY"),

        // A timeout would leave an invalid index. Older transactions are waited for before.
        ("require-statement-timeout", "CONCURRENTLY"),

        // With its new column there is nothing to scan: ObservedLocksTests.
        ("adding-foreign-key-constraint", "ADD COLUMN"),

        // Whether clients still use it is asked of the phase, and not of the SQL.
        ("ban-drop-column", "DROP COLUMN"),
        ("ban-drop-table", "DROP TABLE"),

        // The old column of an online change takes nulls in the transaction in which it goes; the new one has the author's type.
        ("ban-drop-not-null", "DROP NOT NULL"),
        ("prefer-bigint-over-int", "ADD COLUMN"),

        // Two columns that a trigger keeps in step swap their names in one transaction: OnlineColumnTests.
        ("renaming-column", "RENAME COLUMN \"id\" TO \"id_old\""),
        ("renaming-column", "RENAME COLUMN \"id_new\" TO \"id\""),

        // At the end is where the author wants it.
        ("require-enum-value-ordering", "ADD VALUE"),
    ];

    public static TheoryData<string> Kinds => [.. StepKind.All.Select(kind => kind.Name)];

    [SquawkTheory]
    [MemberData(nameof(Kinds))]
    public async Task Finds_nothing_in_what_is_online(string kind)
    {
        var script = await ScriptAsync(StepKind.All.Single(one => one.Name == kind).Entry);

        var findings = await Squawk.JudgeAsync(script);

        findings.Where(finding => !Wrong.Any(wrong =>
                finding.StartsWith(wrong.Rule + ":", StringComparison.Ordinal) && finding.Contains(wrong.In, StringComparison.Ordinal)))
            .Should().BeEmpty("{0}", script);
    }

    [SquawkTheory]
    [InlineData("adding-not-nullable-field", "ALTER TABLE \"public\".\"users\" ALTER COLUMN \"email\" SET NOT NULL;")]
    public async Task Finds_what_is_written_plainly(string rule, string statement)
    {
        var script = await ScriptAsync(new(20240101000001, "Plain", () => new Plain()) { Rules = RuleSettings.None });

        (await Squawk.JudgeAsync(script)).Should().Contain($"{rule}: {statement}");
    }

    private static async Task<string> ScriptAsync(MigrationEntry entry)
    {
        var output = new StringWriter();
        var migrator = new Migrator([Tables.Entry, entry])
        {
            Surroundings = new() { Output = output, Error = output, Variable = _ => null },
        };
        var exit = await migrator.RunAsync(
            ["script", "--from", $"{Tables.Entry.Version}"], new() { Rules = RuleSettings.None });

        exit.Should().Be(0, output.ToString());
        return output.ToString();
    }

    private sealed class Plain : Migration
    {
        public override void Change() => Unsafe("to see it", () => SetNotNull("users", "email"));
    }
}
