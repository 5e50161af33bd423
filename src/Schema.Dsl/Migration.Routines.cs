namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates a function. Undone by dropping it.</summary>
    /// <remarks>Aggregates, window functions in C and operators are made with <c>Execute</c>.</remarks>
    protected void CreateFunction(TableName function, Action<FunctionBuilder> define) =>
        Add(new CreateObject(FunctionOf("CreateFunction", function, define)));

    /// <summary>Gives the function with these types of arguments another definition. Undone by giving it back the one
    /// that the history knows.</summary>
    /// <param name="recreate">Drops the function and creates it again, with the triggers, views and policies that use
    /// it, so that the type of its result or the names of its arguments can change.</param>
    protected void ReplaceFunction(TableName function, Action<FunctionBuilder> define, bool recreate = false) =>
        Add(new ReplaceObject(FunctionOf("ReplaceFunction", function, define)) { Recreate = recreate });

    /// <summary>Drops a function. Undone by creating it as the history knows it.</summary>
    /// <param name="types">The types of its arguments: <c>DropFunction("full_name", "users")</c>.</param>
    protected void DropFunction(TableName function, params string[] types) =>
        Add(new DropObject(RoutineName(ObjectKind.Function, function, types)));

    /// <summary>Renames a function.</summary>
    /// <param name="to">The name from now on.</param>
    /// <param name="types">The types of its arguments.</param>
    protected void RenameFunction(TableName function, string to, params string[] types) => Add(new RenameObject(
        RoutineName(ObjectKind.Function, function, types), Identifier.Given(to, "function")));

    /// <summary>Creates a procedure. Undone by dropping it.</summary>
    protected void CreateProcedure(TableName procedure, Action<ProcedureBuilder> define) =>
        Add(new CreateObject(ProcedureOf("CreateProcedure", procedure, define)));

    /// <summary>Gives the procedure with these types of arguments another definition. Undone by giving it back the one
    /// that the history knows.</summary>
    protected void ReplaceProcedure(TableName procedure, Action<ProcedureBuilder> define, bool recreate = false) =>
        Add(new ReplaceObject(ProcedureOf("ReplaceProcedure", procedure, define)) { Recreate = recreate });

    /// <summary>Drops a procedure. Undone by creating it as the history knows it.</summary>
    /// <param name="types">The types of its arguments.</param>
    protected void DropProcedure(TableName procedure, params string[] types) =>
        Add(new DropObject(RoutineName(ObjectKind.Procedure, procedure, types)));

    /// <summary>Renames a procedure.</summary>
    /// <param name="to">The name from now on.</param>
    /// <param name="types">The types of its arguments.</param>
    protected void RenameProcedure(TableName procedure, string to, params string[] types) => Add(new RenameObject(
        RoutineName(ObjectKind.Procedure, procedure, types), Identifier.Given(to, "procedure")));

    internal static ObjectName RoutineName(ObjectKind kind, TableName routine, string[] types)
    {
        var word = kind == ObjectKind.Function ? "function" : "procedure";
        return Routine.NameOf(
            kind,
            Identifier.Given(routine, word),
            types.Select(type => SqlFragment.Type(type, $"The type of an argument of {word} \"{routine}\"")));
    }

    private Routine FunctionOf(string verb, TableName function, Action<FunctionBuilder> define)
    {
        var builder = new FunctionBuilder(Identifier.Given(function, "function"));
        Current.Block($"{verb}(\"{function}\")", builder, define);
        return builder.Build();
    }

    private Routine ProcedureOf(string verb, TableName procedure, Action<ProcedureBuilder> define)
    {
        var builder = new ProcedureBuilder(Identifier.Given(procedure, "procedure"));
        Current.Block($"{verb}(\"{procedure}\")", builder, define);
        return builder.Build();
    }
}
