using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    private static RoutineArgument[] TwoArguments =>
    [
        new("u", "users"),
        new("sep", "text") { Default = "' '" },
    ];

    public static TheoryData<Operation, string[]> RenderedRoutines => new()
    {
        {
            new CreateObject(new Routine(ObjectKind.Function, "full_name", TwoArguments)
            {
                Returns = "text",
                Body = "SELECT '$$' || u.a",
                Volatility = Volatility.Immutable,
                Strict = true,
                Leakproof = true,
                SecurityDefiner = true,
                Parallel = ParallelSafety.Safe,
                Cost = 10,
                Rows = 2.5,
                Settings = new[] { new RoutineSetting("search_path", "public, pg_temp") },
                Comment = "Both names",
            }),
            [
                "CREATE FUNCTION \"public\".\"full_name\"(\"u\" users, \"sep\" text DEFAULT ' ') RETURNS text LANGUAGE \"sql\" IMMUTABLE STRICT "
                    + "LEAKPROOF SECURITY DEFINER PARALLEL SAFE COST 10 ROWS 2.5 SET \"search_path\" = public, pg_temp\n"
                    + "AS $body$SELECT '$$' || u.a$body$",
                "COMMENT ON FUNCTION \"public\".\"full_name\"(users, text) IS 'Both names'",
            ]
        },
        {
            new CreateObject(new Routine(ObjectKind.Function, "f", new[]
            {
                new RoutineArgument("a", "int") { Mode = ArgumentMode.Out },
                new RoutineArgument("b", "int") { Mode = ArgumentMode.InOut },
                new RoutineArgument("c", "int[]") { Mode = ArgumentMode.Variadic },
            })
            {
                Body = "SELECT 1$",
                Volatility = Volatility.Stable,
                Parallel = ParallelSafety.Restricted,
            }),
            [
                "CREATE FUNCTION \"public\".\"f\"(OUT \"a\" int, INOUT \"b\" int, VARIADIC \"c\" int[]) LANGUAGE \"sql\" STABLE "
                    + "PARALLEL RESTRICTED\nAS $body$SELECT 1$$body$",
            ]
        },
        {
            new CreateObject(new Routine(ObjectKind.Function, "f", ValueList<RoutineArgument>.Empty)
            {
                Columns = new[] { new RoutineColumn("id", "bigint"), new RoutineColumn("m", "text") },
                Body = "RETURN 1",
                IsBodyParsed = true,
            }),
            ["CREATE FUNCTION \"public\".\"f\"() RETURNS TABLE (\"id\" bigint, \"m\" text) LANGUAGE \"sql\"\nRETURN 1"]
        },
        {
            new ReplaceObject(new Routine(ObjectKind.Procedure, "p", ValueList<RoutineArgument>.Empty)
            {
                Language = "plpgsql",
                Body = "BEGIN END",
            }),
            ["CREATE OR REPLACE PROCEDURE \"public\".\"p\"() LANGUAGE \"plpgsql\"\nAS $$BEGIN END$$"]
        },
        {
            new DropObject(Routine.NameOf(ObjectKind.Function, "f", ["int4", "varchar(9)", "Users[]"])),
            ["DROP FUNCTION \"public\".\"f\"(integer, varchar, users[])"]
        },
        {
            new RenameObject(Routine.NameOf(ObjectKind.Procedure, "a.p", []), "q"),
            ["ALTER PROCEDURE \"a\".\"p\"() RENAME TO \"q\""]
        },

        {
            new CreateObject(new Trigger("audit", "users", "log")
            {
                Timing = TriggerTiming.Before,
                Events = TriggerEvents.Insert | TriggerEvents.Update,
                UpdateOf = new[] { "email", "age" },
                ForEachRow = true,
                When = "NEW.age > 1",
                Arguments = new[] { "it's" },
                State = TriggerState.Always,
                Comment = "Who did it",
            }),
            [
                "CREATE TRIGGER \"audit\" BEFORE INSERT OR UPDATE OF \"email\", \"age\" ON \"public\".\"users\" FOR EACH ROW "
                    + "WHEN (NEW.age > 1) EXECUTE FUNCTION \"public\".\"log\"('it''s')",
                "COMMENT ON TRIGGER \"audit\" ON \"public\".\"users\" IS 'Who did it'",
                "ALTER TABLE \"public\".\"users\" ENABLE ALWAYS TRIGGER \"audit\"",
            ]
        },
        {
            new CreateObject(new Trigger("t", "users", "a.log")
            {
                Events = TriggerEvents.Delete,
                ForEachRow = true,
                IsConstraint = true,
                Deferrable = true,
                InitiallyDeferred = true,
            }),
            [
                "CREATE CONSTRAINT TRIGGER \"t\" AFTER DELETE ON \"public\".\"users\" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
                    + "EXECUTE FUNCTION \"a\".\"log\"()",
            ]
        },
        {
            new CreateObject(new Trigger("t", "users", "log")
            {
                Events = TriggerEvents.Update | TriggerEvents.Truncate,
                OldTable = "was",
                NewTable = "is",
                IsConstraint = true,
                Deferrable = true,
            }),
            [
                "CREATE CONSTRAINT TRIGGER \"t\" AFTER UPDATE OR TRUNCATE ON \"public\".\"users\" DEFERRABLE "
                    + "REFERENCING OLD TABLE AS \"was\" NEW TABLE AS \"is\" FOR EACH STATEMENT EXECUTE FUNCTION \"public\".\"log\"()",
            ]
        },
        {
            new ReplaceObject(new Trigger("t", "mails", "log") { Timing = TriggerTiming.InsteadOf, Events = TriggerEvents.Insert, ForEachRow = true })
            {
                Recreate = true,
            },
            [
                "DROP TRIGGER \"t\" ON \"public\".\"mails\"",
                "CREATE TRIGGER \"t\" INSTEAD OF INSERT ON \"public\".\"mails\" FOR EACH ROW EXECUTE FUNCTION \"public\".\"log\"()",
            ]
        },
        { new DropObject(Trigger.NameOf("t", "users")), ["DROP TRIGGER \"t\" ON \"public\".\"users\""] },
        { new RenameObject(Trigger.NameOf("t", "users"), "s"), ["ALTER TRIGGER \"t\" ON \"public\".\"users\" RENAME TO \"s\""] },
        {
            new SetTriggerState(Trigger.NameOf("t", "users"), TriggerState.Disabled),
            ["ALTER TABLE \"public\".\"users\" DISABLE TRIGGER \"t\""]
        },
        {
            new SetTriggerState(Trigger.NameOf("t", "users"), TriggerState.Replica),
            ["ALTER TABLE \"public\".\"users\" ENABLE REPLICA TRIGGER \"t\""]
        },
        {
            new SetTriggerState(Trigger.NameOf("t", "users"), TriggerState.Enabled),
            ["ALTER TABLE \"public\".\"users\" ENABLE TRIGGER \"t\""]
        },

        {
            new CreateObject(new Policy("own", "users")
            {
                For = PolicyCommand.Update,
                Roles = new[] { "app", "public", "current_user" },
                Using = "owner = current_user",
                WithCheck = "age > 1",
                Restrictive = true,
            }),
            [
                "CREATE POLICY \"own\" ON \"public\".\"users\" AS RESTRICTIVE FOR UPDATE TO \"app\", PUBLIC, CURRENT_USER "
                    + "USING (owner = current_user) WITH CHECK (age > 1)",
            ]
        },
        { new CreateObject(new Policy("all", "users")), ["CREATE POLICY \"all\" ON \"public\".\"users\""] },
        { new DropObject(Policy.NameOf("own", "users")), ["DROP POLICY \"own\" ON \"public\".\"users\""] },
        { new RenameObject(Policy.NameOf("own", "users"), "o"), ["ALTER POLICY \"own\" ON \"public\".\"users\" RENAME TO \"o\""] },
        { new SetRowSecurity("users") { IsEnabled = true }, ["ALTER TABLE \"public\".\"users\" ENABLE ROW LEVEL SECURITY"] },
        { new SetRowSecurity("users") { IsEnabled = false }, ["ALTER TABLE \"public\".\"users\" DISABLE ROW LEVEL SECURITY"] },
        { new SetRowSecurity("users") { IsForced = true }, ["ALTER TABLE \"public\".\"users\" FORCE ROW LEVEL SECURITY"] },
        { new SetRowSecurity("users") { IsForced = false }, ["ALTER TABLE \"public\".\"users\" NO FORCE ROW LEVEL SECURITY"] },
        {
            new CreateTable(new Table("secret") { RowSecurity = true, ForcesRowSecurity = true }),
            [
                "CREATE TABLE \"public\".\"secret\" ()",
                "ALTER TABLE \"public\".\"secret\" ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE \"public\".\"secret\" FORCE ROW LEVEL SECURITY",
            ]
        },
    };

    [Fact]
    public void Routines_that_only_newer_servers_have_are_refused()
    {
        var old = new PostgresDialect(new Version(13, 2));

        old.Refuse(Create(ObjectKind.Function, ArgumentMode.In, isBodyParsed: true), Before)
            .Should().Be("ParsedBody needs PostgreSQL 14; this server is 13.2");
        old.Refuse(Create(ObjectKind.Procedure, ArgumentMode.Out, isBodyParsed: false), Before)
            .Should().Be("An output argument of a procedure needs PostgreSQL 14; this server is 13.2");
        old.Refuse(Create(ObjectKind.Function, ArgumentMode.Out, isBodyParsed: false), Before).Should().BeNull();
    }

    private static CreateObject Create(ObjectKind kind, ArgumentMode mode, bool isBodyParsed) => new(
        new Routine(kind, "f", new[] { new RoutineArgument("a", "int") { Mode = mode } })
        {
            Body = "RETURN 1",
            IsBodyParsed = isBodyParsed,
        });
}
