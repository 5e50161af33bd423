using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Rendering;

public sealed partial class SqliteRefusalsTests
{
    private const string NoTypes =
        "SQLite has no types; use Text with a Check for an enum, and columns for the parts of any other";

    private const string NoDomains = "SQLite has no domains; put its Check on the columns";

    private const string NoSequences = "SQLite has no sequences; number the rows with BigInt(…).Identity()";

    private static readonly Sequence Tickets = new("a");

    private static readonly EnumType Status = new("a", new[] { "b" });

    private static readonly Domain Email = new("a", new("text"));

    public static TheoryData<Operation, string> RefusedOfObjects => new()
    {
        {
            new CreateObject(new DatabaseSchema("billing")),
            "SQLite has no schemas; put everything into one, or attach a second file"
        },
        {
            new DropObject(new Extension("citext").Name),
            "SQLite has no extensions; the application loads what it needs when it connects"
        },
        { new DeclareObject(new DatabaseSchema("a")), "SQLite has no schemas; put everything into one, or attach a second file" },
        { new CreateObject(Status), NoTypes },
        { new AddEnumValue(Status.Name, "b"), NoTypes },
        { new RenameEnumValue(Status.Name, "b", "c"), NoTypes },
        { new MoveObject(Status.Name, "b"), NoTypes },
        { new AddAttribute(Status.Name, new TypeAttribute("a", new("text"))), NoTypes },
        { new DropAttribute(Status.Name, "a"), NoTypes },
        { new RenameAttribute(Status.Name, "a", "b"), NoTypes },
        { new AlterAttributeType(Status.Name, "a", new("text")), NoTypes },
        { new SetComment(On.Attribute("a", "b"), "c"), NoTypes },
        { new CreateObject(Tickets), NoSequences },
        { new AlterSequence(Tickets.Name) { Cache = 5 }, NoSequences },
        { new RestartSequence(Tickets.Name, 1), NoSequences },
        {
            new UpdateExtension(new Extension("citext").Name, null),
            "SQLite has no extensions; the application loads what it needs when it connects"
        },
        { new CreateObject(Email), NoDomains },
        { new SetDomainNotNull(Email.Name), NoDomains },
        { new DropDomainNotNull(Email.Name), NoDomains },
        { new SetDomainDefault(Email.Name, new TextValue("b")), NoDomains },
        { new DropDomainDefault(Email.Name), NoDomains },
        { new AddDomainCheck(Email.Name, new DomainCheck("b", "true")), NoDomains },
        { new DropDomainConstraint(Email.Name, "b"), NoDomains },
        { new RenameDomainConstraint(Email.Name, "b", "c"), NoDomains },
        { new ValidateDomainConstraint(Email.Name, "b"), NoDomains },
        { new SetComment(On.DomainConstraint("a", "b"), "c"), NoDomains },
        { new ReplaceObject(new View("a", "SELECT 1")), "SQLite keeps a view as its text, which no change of a table follows; make it with Execute" },
        { new RenameObject(new View("a", "SELECT 1").Name, "b"), "SQLite keeps a view as its text, which no change of a table follows; make it with Execute" },
        {
            new CreateObject(new Routine(ObjectKind.Function, "f", ValueList<RoutineArgument>.Empty)),
            "SQLite has no functions; the application registers them when it connects"
        },
        {
            new SetTriggerState(new Trigger("a", "users", "b").Name, TriggerState.Always),
            "a trigger of SQLite holds its statements and calls no function; make it with Execute"
        },
        { new SetRowSecurity("users"), "SQLite has no row-level security; whoever reads the file reads all of it" },
        {
            new GrantPrivileges(On.Table("users"), new[] { new Privilege("SELECT", null) }, "app"),
            "SQLite has no roles; whoever can open the file can do everything in it"
        },
        {
            new DeclarePrivileges(
                new GrantPrivileges(On.Table("users"), new[] { new Privilege("SELECT", null) }, "app")),
            "SQLite has no roles; whoever can open the file can do everything in it"
        },
        {
            new RevokePrivileges(On.Table("users"), new[] { new Privilege("SELECT", null) }, "app"),
            "SQLite has no roles; whoever can open the file can do everything in it"
        },
        {
            new CreateObject(new Collation("a") { Locale = "C" }),
            "SQLite stores no collations; it has BINARY, NOCASE and RTRIM, and the application registers others when it connects"
        },
        {
            new CreateObject(new ExtendedStatistics("s", "users") { Columns = new[] { "a", "b" } }),
            "SQLite keeps statistics of indexes alone; leave them out, and let the application run ANALYZE"
        },
        {
            new SetStatisticsTarget(new ExtendedStatistics("s", "users").Name, 1),
            "SQLite keeps statistics of indexes alone; leave them out, and let the application run ANALYZE"
        },
        { new RefreshMaterializedView("a"), "SQLite has no materialized views; make a table of it, with Execute" },
    };
}
