using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Views in canonical text.</summary>
internal static class ViewText
{
    public static CanonicalText Write(CanonicalText text, StoredQuery written)
    {
        text.Sql("query", written.Query)
            .Names("columns", written.Columns)
            .List("comments", written.ColumnComments, comment => text.Field(comment.Column, comment.Text));
        return written switch
        {
            View view => text
                .Flag("recursive", view.Recursive)
                .Field("check", view.CheckOption == CheckOption.None ? null : view.CheckOption.ToString())
                .Flag("barrier", view.SecurityBarrier)
                .Flag("invoker", view.SecurityInvoker),
            MaterializedView view => text
                .Flag("no data", !view.HasData)
                .Field("method", view.Method)
                .List("parameters", view.Parameters, parameter => text.Field(parameter.Name, parameter.Value))
                .Field("tablespace", view.Tablespace)
                .List("indexes", view.Indexes, index => TableText.Write(text.Begin("index"), index).End()),
            _ => throw new InvalidOperationException($"{written.GetType().Name} has no canonical text."),
        };
    }
}
