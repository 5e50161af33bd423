using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static readonly string[] Bodies =
        ["BEGIN RETURN NULL; END", "BEGIN\n  -- it's $$ quoted\n  RETURN NULL;\nEND", "BEGIN RETURN NULL; END -- $body$"];

    private static Action<RandomMigration> CreateRoutineVerb(Random random, SchemaModel model)
    {
        var name = new TableName(null, random.Pick(RandomNames.Views));
        var body = random.Pick(Bodies);
        var isStrict = random.Chance(0.3);
        var rows = model.Tables.OrderBy(table => table.Name.Name, StringComparer.Ordinal).Select(table => Quoted(table.Name)).FirstOrDefault();
        return random.Next(4) switch
        {
            0 or 1 => migration => migration.CreateFunction(name, f => f.Returns("trigger").SecurityDefiner().Body(body)),
            2 when rows is not null => migration => migration.CreateFunction(name, f =>
                (isStrict ? f.Strict() : f).Argument("row", rows).Argument("n", "int", "1").Returns("bigint").Body("SELECT 1::bigint").Cost(5).Stable()),
            2 => migration => migration.CreateProcedure(name, p => p.Argument("n", "int").Body("SELECT n").Set("search_path", "public, pg_temp")),
            _ => migration => migration.CreateFunction(name, f => f.Argument("n", "integer").Returns("integer").Immutable().ParsedBody("RETURN n + 1")),
        };
    }

    private static Action<RandomMigration> ChangeRoutineVerb(Random random, Routine known)
    {
        var name = known.Name.Name;
        var to = random.Pick(RandomNames.Views);
        var types = known.Arguments.Select(argument => argument.Type).ToArray();
        var text = random.Pick(RandomNames.Texts) + "!";
        if (known.Name.Kind == ObjectKind.Procedure)
        {
            return random.Chance(0.5)
                ? migration => migration.DropProcedure(name, types)
                : migration => migration.RenameProcedure(name, to, types);
        }

        var recreate = random.Chance(0.5);
        return random.Next(4) switch
        {
            0 => migration => migration.DropFunction(name, types),
            1 => migration => migration.RenameFunction(name, to, types),
            2 => migration => migration.Comment(On.Function(name, types), text),
            _ when known.Returns == "trigger" => migration => migration.ReplaceFunction(
                name, f => f.Returns("trigger").Body("BEGIN RETURN OLD; END"), recreate),
            _ when types.Length == 1 => migration => migration.ReplaceFunction(
                name, f => f.Argument("n", types[0]).Returns("integer").Body("SELECT 2"), recreate),
            _ => Nothing,
        };
    }

    private static Action<RandomMigration> CreateTriggerVerb(Random random, SchemaModel model)
    {
        var functions = model.Objects.OfType<Routine>().Where(routine => routine.Returns == "trigger").OrderBy(routine => routine.Name.ToString(), StringComparer.Ordinal).ToArray();
        var tables = model.Tables.Where(table => table.Columns.Count > 0).OrderBy(table => table.Name.Name, StringComparer.Ordinal).ToArray();
        if (functions.Length == 0 || tables.Length == 0)
        {
            return CreateRoutineVerb(random, model);
        }

        var table = random.Pick(tables);
        var name = random.Pick(RandomNames.Columns);
        var function = random.Pick(functions).Name.Name;
        var column = random.Pick(table.Columns).Name;
        var argument = random.Pick(RandomNames.Texts);
        return random.Next(5) switch
        {
            0 => migration => migration.CreateTrigger(name, table.Name, t => t.Before().Update(column).ForEachRow()
                .When($"OLD.{Quoted(column)} IS NULL AND NEW.{Quoted(column)} IS NOT NULL").Execute(function, argument)),
            1 => migration => migration.CreateTrigger(name, table.Name, t => t.Insert().Constraint(initiallyDeferred: true).Execute(function)),
            2 => migration => migration.CreateTrigger(name, table.Name, t => t.Delete().Referencing(oldTable: "gone").Execute(function)),
            3 when model.Objects.OfType<View>().FirstOrDefault() is { } view => migration =>
                migration.CreateTrigger(name, view.Name.Name, t => t.InsteadOf().Insert().Update().Execute(function)),
            _ => migration => migration.CreateTrigger(name, table.Name, t => t.Insert().Truncate().Execute(function)),
        };
    }

    private static Action<RandomMigration> ChangeTriggerVerb(Random random, Trigger known)
    {
        var name = known.Name.Name.Name;
        var on = known.Name.Owner!;
        var to = random.Pick(RandomNames.Columns);
        var state = random.Pick(Enum.GetValues<TriggerState>());
        return random.Next(5) switch
        {
            0 => migration => migration.DropTrigger(name, on),
            1 => migration => migration.RenameTrigger(name, on, to),
            2 => migration => migration.Comment(On.Trigger(name, on), to),
            3 when known.Timing == TriggerTiming.After => migration => migration.ReplaceTrigger(name, on, t => t.Delete().Execute(known.Function)),
            _ when known.Timing != TriggerTiming.InsteadOf => migration => migration.EnableTrigger(name, on, state),
            _ => Nothing,
        };
    }

    private static Action<RandomMigration> PolicyVerb(Random random, SchemaModel model)
    {
        var tables = Sorted(model).ToArray();
        var table = random.Pick(tables);
        var other = random.Pick(tables);
        var name = random.Pick(RandomNames.Columns);
        var isOn = random.Chance(0.7);
        var condition = table.Columns.Count == 0 ? "true" : $"{Quoted(random.Pick(table.Columns).Name)} IS NOT NULL";
        return random.Next(5) switch
        {
            0 when isOn => migration => migration.EnableRowLevelSecurity(table.Name),
            0 => migration => migration.DisableRowLevelSecurity(table.Name),
            1 => migration => migration.ForceRowLevelSecurity(table.Name),
            2 => migration => migration.CreatePolicy(name, table.Name, p => p.Using($"EXISTS (SELECT FROM {Quoted(other.Name)})").Restrictive()),
            3 => migration => migration.CreatePolicy(name, table.Name, p => p.For(PolicyCommand.Insert).To("public").WithCheck(condition)),
            _ => migration => migration.CreatePolicy(name, table.Name, p => p.For(PolicyCommand.Select).To("pg_monitor").Using(condition)),
        };
    }

    private static Action<RandomMigration> ChangePolicyVerb(Random random, Policy known)
    {
        var name = known.Name.Name.Name;
        var on = known.Name.Owner!;
        var to = random.Pick(RandomNames.Columns);
        return random.Next(4) switch
        {
            0 => migration => migration.DropPolicy(name, on),
            1 => migration => migration.RenamePolicy(name, on, to),
            2 => migration => migration.Comment(On.Policy(name, on), to),
            _ => migration => migration.ReplacePolicy(name, on, p => p.Using("false")),
        };
    }
}
