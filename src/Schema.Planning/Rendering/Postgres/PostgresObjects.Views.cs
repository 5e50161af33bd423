using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    private string View(View view) => string.Concat(
        view.Recursive ? "RECURSIVE " : "",
        Reference(view.Name),
        Columns(view),
        Options(view),
        $" AS\n{view.Query}",
        view.CheckOption switch
        {
            CheckOption.None => "",
            CheckOption.Local => "\nWITH LOCAL CHECK OPTION",
            CheckOption.Cascaded => "\nWITH CASCADED CHECK OPTION",
            _ => throw new InvalidOperationException($"{view.CheckOption} has no SQL."),
        });

    private string MaterializedView(MaterializedView view) => string.Concat(
        $"CREATE {Reference(view.Name)}",
        Columns(view),
        view.Method is null ? "" : $" USING {Name(view.Method)}",
        view.Parameters.Count == 0 ? "" : $" WITH ({PostgresDefinitions.Parameters(view.Parameters)})",
        view.Tablespace is null ? "" : $" TABLESPACE {Name(view.Tablespace)}",
        $" AS\n{view.Query}",
        view.HasData ? "" : "\nWITH NO DATA");

    private static string Columns(StoredQuery view) => view.Columns.Count == 0 ? "" : $" ({Names(view.Columns)})";

    private static string Options(View view)
    {
        var options = (view.SecurityBarrier ? ["security_barrier"] : Array.Empty<string>())
            .Concat(view.SecurityInvoker ? ["security_invoker"] : Array.Empty<string>())
            .ToArray();
        return options.Length == 0 ? "" : $" WITH ({string.Join(", ", options)})";
    }
}
