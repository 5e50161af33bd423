using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Changes of rows in canonical text.</summary>
internal static class RowText
{
    public static CanonicalText Write(CanonicalText text, RowOperation rows)
    {
        text.Table(rows.Table);
        _ = rows switch
        {
            InsertRows insert => text.Names("columns", insert.Columns)
                .List("rows", insert.Rows, row => text.Begin("row").Values("values", row).End())
                .Names("on conflict", insert.OnConflict ?? ValueList<string>.Empty),
            UpdateRows update => Terms(Terms(text, "set", update.Set), "where", update.Where),
            BackfillRows backfill => Terms(text, "set", backfill.Set, "where", backfill.Where)
                .Flag("in background", backfill.InBackground),
            DeleteRows delete => Terms(text, "where", delete.Where),
            _ => throw new InvalidOperationException($"{rows.GetType().Name} has no canonical text."),
        };
        return rows.Undo is { } undo
            ? text.List("undo", [undo], operation => OperationText.Write(text, operation))
            : text;
    }

    private static CanonicalText Terms(
        CanonicalText text, string name, RowTerms terms, string other, RowTerms? others) =>
        others is null ? Terms(text, name, terms) : Terms(Terms(text, name, terms), other, others);

    private static CanonicalText Terms(CanonicalText text, string name, RowTerms terms) => terms switch
    {
        SqlTerms { Sql: var sql } => text.Sql(name, sql),
        ValueTerms { Values: var values } => text.List(name, values, value =>
            text.Begin("value").Column("column", value.Column).Value(value.Value).End()),
        _ => throw new InvalidOperationException($"{terms.GetType().Name} has no canonical text."),
    };
}
