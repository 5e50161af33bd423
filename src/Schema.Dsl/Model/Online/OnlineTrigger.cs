namespace Schema.Dsl;

/// <summary>The trigger that keeps two columns in step, and the function that it runs.</summary>
internal static class OnlineTrigger
{
    /// <summary>The trigger. It runs behind all others of the table, since they run by name, and may change what is
    /// written; and for rows that another server sends, which may know one of the columns alone.</summary>
    public static Trigger Of(TableName table, OnlineColumn pair) => new(
        Identifier.Derived($"zz_{pair.New}_sync"), table, FunctionOf(table, pair))
    {
        Timing = TriggerTiming.Before,
        Events = TriggerEvents.Insert | TriggerEvents.Update,
        ForEachRow = true,
        State = TriggerState.Always,
        Keeps = pair,
    };

    /// <summary>The function. It finds no table by its name, which can change meanwhile.</summary>
    public static Routine Function(TableName table, OnlineColumn pair) =>
        new(ObjectKind.Function, FunctionOf(table, pair), ValueList<RoutineArgument>.Empty)
        {
            Returns = "trigger",
            Language = "plpgsql",
            Body = Body(table, pair),
            Settings = (pair.Forth ?? pair.Back) is null
                ? ValueList<RoutineSetting>.Empty
                : new[] { new RoutineSetting("search_path", RoutineSetting.Current) },
            Comment = $"Keeps \"{pair.Old}\" and \"{pair.New}\" of \"{table}\" in step, until "
                + $"FinishOnline(\"{table}\", \"{pair.Final}\") takes it away.",
        };

    /// <summary>The function of a trigger whose columns got other names.</summary>
    public static Routine Again(Trigger trigger, SchemaModel before)
    {
        var known = (Routine)before.Find(Routine.NameOf(ObjectKind.Function, trigger.Function, []))!;
        var again = Function(trigger.Name.Owner!, trigger.Keeps!);
        return known with { Body = again.Body };
    }

    private static TableName FunctionOf(TableName table, OnlineColumn pair) =>
        table with { Name = Identifier.Derived($"{table.Name}_{pair.New}_sync") };

    // Who changes one column has the other follow, unless it says the same already: what is filled in later must not
    // come back as something else ('007', 7, '7'). Bytes are compared, since not every type has an equality, and some
    // take for equal what is not the same.
    private static string Body(TableName table, OnlineColumn pair)
    {
        var (old, now) = (Identifier.Quoted(pair.Old), Identifier.Quoted(pair.New));
        var (forth, back) = (Value(table, pair.Old, pair.Forth), Value(table, pair.New, pair.Back));
        return
            $"""

            #variable_conflict use_column
            DECLARE
                made record;
            BEGIN
                IF TG_OP OPERATOR(pg_catalog.=) 'UPDATE' THEN
                    IF pg_catalog.record_image_eq(ROW(NEW.{now}), ROW(OLD.{now})) THEN
                        IF pg_catalog.record_image_ne(ROW(NEW.{old}), ROW(OLD.{old})) THEN
                            made := NEW;
                            made.{old} := {back};
                            IF pg_catalog.record_image_ne(ROW(made.{old}), ROW(NEW.{old})) THEN
                                NEW.{now} := {forth};
                            END IF;
                        END IF;
                        RETURN NEW;
                    END IF;
                ELSIF NEW.{now} IS NULL THEN
                    NEW.{now} := {forth};
                    RETURN NEW;
                END IF;
                made := NEW;
                made.{now} := {forth};
                IF pg_catalog.record_image_ne(ROW(made.{now}), ROW(NEW.{now})) THEN
                    NEW.{old} := {back};
                END IF;
                RETURN NEW;
            END

            """;
    }

    // As in an UPDATE, the expression may name the table.
    private static string Value(TableName table, string column, string? sql)
    {
        var (name, value) = (Identifier.Quoted(column), $"NEW.{Identifier.Quoted(column)}");
        return sql is null
            ? value
            : $"(SELECT {sql} FROM (SELECT {value} AS {name}) AS {Identifier.Quoted(table.Name)})";
    }
}
