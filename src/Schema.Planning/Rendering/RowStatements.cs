using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Renders changes of rows, which engines write alike but for names and values.</summary>
internal sealed class RowStatements(
    Func<TableName, string> table, Func<string, string> name, Func<SqlValue, string> value)
{
    public string Render(RowOperation operation) => operation switch
    {
        InsertRows insert =>
            $"INSERT INTO {table(insert.Table)} ({Names(insert.Columns)}) VALUES{Rows(insert)}{OnConflict(insert)}",
        UpdateRows update => $"UPDATE {table(update.Table)} SET {Set(update.Set)} WHERE {Where(update.Where)}",
        BackfillRows { Where: { } where } backfill =>
            $"UPDATE {table(backfill.Table)} SET {Set(backfill.Set)} WHERE {Where(where)}",
        BackfillRows backfill => $"UPDATE {table(backfill.Table)} SET {Set(backfill.Set)}",
        DeleteRows delete => $"DELETE FROM {table(delete.Table)} WHERE {Where(delete.Where)}",
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no SQL."),
    };

    private string Rows(InsertRows insert) => insert.Rows.Count == 1
        ? $" {Row(insert.Rows[0])}"
        : $"\n    {string.Join(",\n    ", insert.Rows.Select(Row))}";

    private string OnConflict(InsertRows insert)
    {
        if (insert.OnConflict is not { } key)
        {
            return "";
        }

        var others = insert.Columns.Where(column => !key.Contains(column)).ToArray();
        var action = others.Length == 0
            ? "NOTHING"
            : $"UPDATE SET {string.Join(", ", others.Select(column => $"{name(column)} = excluded.{name(column)}"))}";
        return $"\nON CONFLICT ({Names(key)}) DO {action}";
    }

    private string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(name));

    private string Row(ValueList<SqlValue> row) => $"({string.Join(", ", row.Select(value))})";

    private string Set(RowTerms terms) =>
        Terms(terms, ", ", column => $"{name(column.Column)} = {value(column.Value)}");

    private string Where(RowTerms terms) => Terms(terms, " AND ", column => column.Value switch
    {
        NullValue => $"{name(column.Column)} IS NULL",
        ExpressionValue => $"{name(column.Column)} = ({value(column.Value)})",
        _ => $"{name(column.Column)} = {value(column.Value)}",
    });

    private static string Terms(RowTerms terms, string separator, Func<ColumnValue, string> write) => terms switch
    {
        SqlTerms { Sql: var sql } => sql,
        ValueTerms { Values: var values } => string.Join(separator, values.Select(write)),
        _ => throw new InvalidOperationException($"{terms.GetType().Name} has no SQL."),
    };
}
