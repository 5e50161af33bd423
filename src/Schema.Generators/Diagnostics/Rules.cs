using Microsoft.CodeAnalysis;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>All that the analyzers say. Ids are never reused; each has a page in <c>docs/diagnostics</c>.</summary>
internal static class Rules
{
    private const string Category = "Schema.Migrations";
    private const string Pages = "https://github.com/schema-migrations/schema/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NoVersion = new(
        "SCH001",
        "A migration has no version",
        "Migration '{0}' has no version. Name its file '<yyyyMMddHHmmss>_{0}.cs', in UTC, or write "
            + "[Migration(<version>)] above the class.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH001.md");

    public static readonly DiagnosticDescriptor MalformedVersion = new(
        "SCH002",
        "A version is not a UTC timestamp",
        "Migration '{0}' has version '{1}', which is not a date and time that exists. Write 14 digits of UTC, "
            + "yyyyMMddHHmmss, such as 20240705205730.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH002.md");

    public static readonly DiagnosticDescriptor DuplicateVersion = new(
        "SCH003",
        "Two migrations have the same version",
        "Migration '{0}' has version {1}, which is also the version of {2}. Give the newer one a later version: "
            + "one that has been released must never change.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH003.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor FileNameDisagrees = new(
        "SCH004",
        "A migration and its file name disagree",
        "Migration '{0}' and its file name '{1}' disagree: '{2}' here, '{3}' there. Make them say the same; "
            + "a version that has been released must never change.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH004.md");

    public static readonly DiagnosticDescriptor SeveralInOneFile = new(
        "SCH005",
        "A file holds more than one migration",
        "Migration '{0}' shares the file '{1}' with migration '{2}'. Move it to a file of its own, "
            + "so that the folder lists the history.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH005.md");

    public static readonly DiagnosticDescriptor Generic = new(
        "SCH006",
        "A migration is generic",
        "Migration '{0}' is generic, so nothing says with which types to run it. Make it abstract and derive "
            + "a class for each migration.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH006.md");

    public static readonly DiagnosticDescriptor NotConstructible = new(
        "SCH007",
        "A migration cannot be made",
        "Migration '{0}' cannot be made with 'new {0}()'. Give it a public or internal constructor without parameters, "
            + "and no required members.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH007.md");

    public static readonly DiagnosticDescriptor NotAccessible = new(
        "SCH008",
        "A migration is not accessible",
        "Migration '{0}' is not accessible to the registry. Make it, and every class around it, public or internal.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH008.md");

    public static readonly DiagnosticDescriptor ChangeAndUpOrDown = new(
        "SCH009",
        "A migration overrides both Change and Up or Down",
        "Migration '{0}' overrides both Change() and {1}. Keep Change(), whose way back is derived, or write "
            + "both ways in Up() and Down().",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH009.md");

    public static readonly DiagnosticDescriptor NothingToRun = new(
        "SCH010",
        "A migration overrides neither Change nor Up",
        "Migration '{0}' overrides neither Change() nor Up(). Override Change(), whose way back is derived, "
            + "or Up() and Down().",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH010.md");

    public static readonly DiagnosticDescriptor DownWithoutUp = new(
        "SCH011",
        "A migration overrides Down without Up",
        "Migration '{0}' overrides Down() without Up(). Override Up() too, or only Change(), "
            + "whose way back is derived.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH011.md");

    // A warning: it runs as written. Yet the day of the rollback is a bad day to find that there is no way back.
    public static readonly DiagnosticDescriptor UpWithoutDown = new(
        "SCH012",
        "A migration overrides Up without Down",
        "Migration '{0}' overrides Up() without Down(). Override Down(), rename Up() to Change() to have the way back "
            + "derived, or write [Irreversible(\"why\")] above the class.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH012.md");

    public static readonly DiagnosticDescriptor SeveralConventions = new(
        "SCH013",
        "A project has more than one class of conventions",
        "Conventions '{0}' stand beside {1}, and the project's migrations follow one class. Keep one, "
            + "and let its For(version) tell from which version on what holds.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH013.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor ConventionsCannotBeMade = new(
        "SCH014",
        "Conventions cannot be made",
        "Conventions '{0}' cannot be made with 'new {0}()', so no migration follows them. Make the class public or "
            + "internal, not generic, with a constructor without parameters.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH014.md");

    public static readonly DiagnosticDescriptor MisnamedSqlFile = new(
        "SCH015",
        "An SQL file is not named as a migration",
        "Migration '{0}' is not named as one, and would not run. Name it '<yyyyMMddHHmmss>_<name>.up.sql', in UTC, or "
            + "'….down.sql' for the way back; a file for ExecuteFile has neither a version nor '.up'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH015.md");

    public static readonly DiagnosticDescriptor DownFileWithoutUpFile = new(
        "SCH016",
        "An SQL migration has a way back and no way there",
        "Migration '{0}' has a file for the way back, '{1}', and none to go there. Add '{2}', or name the two alike.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH016.md");

    public static readonly DiagnosticDescriptor EmptySqlFile = new(
        "SCH017",
        "An SQL migration is empty",
        "Migration '{0}' has no SQL in its file '{1}'. Write what it does; where there is no way back, delete "
            + "the '.down.sql'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH017.md");

    public static readonly DiagnosticDescriptor NoSuchFile = new(
        "SCH018",
        "A file to execute is not in the project",
        "Migration '{0}' executes the file '{1}', which {2}. Files lie in the folder 'Migrations', or are AdditionalFiles; "
            + "name one by as much of its path as tells it from others.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH018.md");

    public static readonly DiagnosticDescriptor RepeatableWithVersion = new(
        "SCH019",
        "A repeatable has a version",
        "Repeatable '{0}' has a version, and is applied again whenever it changes, behind the migrations. "
            + "Take away {1}, or derive it from Migration if it is to run once.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH019.md");

    public static readonly DiagnosticDescriptor NoTime = new(
        "SCH020",
        "A timeout is not a time",
        "Migration '{0}' has the timeout '{1}', which is not a time. " + PostgresTime.Advice,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "SCH020.md");
}
