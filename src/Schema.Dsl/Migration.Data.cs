namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Adds a row: <c>Insert("roles", ("name", "admin"), ("level", 1))</c>.</summary>
    /// <remarks>Undone by deleting the row by the primary key of the table, or by another key, whose columns are all
    /// given; where there is none, say how: <c>.Undo("DELETE …")</c>.</remarks>
    /// <param name="row">Columns and their values: null, a string, a number, a boolean, a <see cref="Guid"/>, a date or
    /// a time, bytes, an array of such, JSON as a string, or an expression by <see cref="Sql"/>.</param>
    /// <exception cref="InvalidMigrationException">A column is named twice, or nothing says how to write a value in
    /// SQL.</exception>
    protected InsertBuilder Insert(TableName table, params (string Column, object? Value)[] row)
    {
        var values = new Rows("Insert", Identifier.Given(table)).Terms(row, "the row").Values;
        return Add(new InsertBuilder(new(
            table,
            values.Select(value => value.Column).ToValueList(),
            new[] { values.Select(value => value.Value).ToValueList() })));
    }

    /// <summary>Adds several rows, in one statement: <c>Insert("roles", ["name", "level"], ["admin", 1], ["guest",
    /// 0])</c>.</summary>
    /// <inheritdoc cref="Insert(TableName, ValueTuple{string, object}[])"/>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The values of each row, in the order of <paramref name="columns"/>.</param>
    protected InsertBuilder Insert(TableName table, string[] columns, params object?[]?[] rows)
    {
        var given = new Rows("Insert", Identifier.Given(table));
        var names = given.Columns(columns, "the list");
        return Add(new InsertBuilder(new(table, names, given.Values(names, rows))));
    }

    /// <summary>Adds a row, or gives the one that has the same key the other values: <c>Upsert("roles", ["name"],
    /// ("name", "admin"), ("level", 1))</c>. It can run again and again.</summary>
    /// <remarks>Nobody can tell afterwards what was there before: for a way back, say how, <c>.Undo("DELETE …")</c>.
    /// See the PostgreSQL manual, INSERT, ON CONFLICT.</remarks>
    /// <param name="key">The columns of a key of the table: its primary key, or columns that are unique.</param>
    /// <param name="row">Columns and their values, as for <see cref="Insert(TableName, ValueTuple{string,
    /// object}[])"/>; those of the key among them.</param>
    /// <exception cref="InvalidMigrationException">A column is named twice, nothing says how to write a value in SQL,
    /// or a column of the key has no value.</exception>
    protected InsertBuilder Upsert(TableName table, string[] key, params (string Column, object? Value)[] row)
    {
        var rows = new Rows("Upsert", Identifier.Given(table));
        var values = rows.Terms(row, "the row").Values;
        var columns = values.Select(value => value.Column).ToValueList();
        return Add(new InsertBuilder(
            new(table, columns, new[] { values.Select(value => value.Value).ToValueList() })
            {
                OnConflict = rows.Key(key, columns),
            }));
    }

    /// <summary>Adds several rows, or gives those that have the same key the other values, in one statement:
    /// <c>Upsert("roles", ["name"], ["name", "level"], ["admin", 1], ["guest", 0])</c>.</summary>
    /// <inheritdoc cref="Upsert(TableName, string[], ValueTuple{string, object}[])"/>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The values of each row, in the order of <paramref name="columns"/>.</param>
    protected InsertBuilder Upsert(TableName table, string[] key, string[] columns, params object?[]?[] rows)
    {
        var given = new Rows("Upsert", Identifier.Given(table));
        var names = given.Columns(columns, "the list");
        return Add(new InsertBuilder(new(table, names, given.Values(names, rows)) { OnConflict = given.Key(key, names) }));
    }

    /// <summary>Changes rows, by SQL: <c>Update("users", set: "active = true", where: "email IS NOT NULL", undo:
    /// "UPDATE users SET active = NULL")</c>.</summary>
    /// <param name="set">Assignments, as behind <c>SET</c>.</param>
    /// <param name="where">Which rows; <c>"true"</c> for all of them.</param>
    /// <param name="undo">One or more statements for the way back.</param>
    protected void Update(TableName table, string set, string where, string undo) =>
        Add(Updated(table, set, where) with { Undo = RowUndo.Sql(undo, "Update", table) });

    /// <inheritdoc cref="Update(TableName, string, string, string)"/>
    /// <param name="undo">Why nothing can undo it: <c>Irreversible.Because("…")</c>.</param>
    protected void Update(TableName table, string set, string where, Irreversible undo) =>
        Add(Updated(table, set, where) with { IrreversibleBecause = Reason(undo) });

    /// <summary>Changes rows, by values: <c>Update("roles", set: [("level", 2)], where: [("name", "admin")], undo:
    /// [("level", 1)])</c>.</summary>
    /// <param name="set">Columns and what they are to hold.</param>
    /// <param name="where">Columns and what they hold in the rows that are meant; null finds nulls.</param>
    /// <param name="undo">What the same columns held before. It is set where the rest of <paramref name="where"/>
    /// holds.</param>
    protected void Update(
        TableName table,
        (string Column, object? Value)[] set,
        (string Column, object? Value)[] where,
        (string Column, object? Value)[] undo)
    {
        var rows = new Rows("Update", Identifier.Given(table));
        var (newValues, found) = (rows.Terms(set, "set"), rows.Terms(where, "where"));
        Add(new UpdateRows(table, newValues, found)
        {
            Undo = RowUndo.Update(table, newValues, found, rows.Terms(undo, "undo")),
        });
    }

    /// <inheritdoc cref="Update(TableName, ValueTuple{string, object}[], ValueTuple{string, object}[],
    /// ValueTuple{string, object}[])"/>
    /// <param name="undo">One or more statements for the way back.</param>
    protected void Update(
        TableName table, (string Column, object? Value)[] set, (string Column, object? Value)[] where, string undo) =>
        Add(Updated(table, set, where) with { Undo = RowUndo.Sql(undo, "Update", table) });

    /// <inheritdoc cref="Update(TableName, ValueTuple{string, object}[], ValueTuple{string, object}[],
    /// ValueTuple{string, object}[])"/>
    /// <param name="undo">Why nothing can undo it: <c>Irreversible.Because("…")</c>.</param>
    protected void Update(
        TableName table,
        (string Column, object? Value)[] set,
        (string Column, object? Value)[] where,
        Irreversible undo) =>
        Add(Updated(table, set, where) with { IrreversibleBecause = Reason(undo) });

    /// <summary>Deletes rows, by SQL: <c>Delete("roles", where: "level &lt; 0", undo: "INSERT …")</c>.</summary>
    /// <param name="where">Which rows; <c>"true"</c> for all of them.</param>
    /// <param name="undo">One or more statements for the way back.</param>
    protected void Delete(TableName table, string where, string undo) =>
        Add(Deleted(table, where) with { Undo = RowUndo.Sql(undo, "Delete", table) });

    /// <inheritdoc cref="Delete(TableName, string, string)"/>
    /// <param name="undo">Why nothing can undo it: <c>Irreversible.Because("…")</c>.</param>
    protected void Delete(TableName table, string where, Irreversible undo) =>
        Add(Deleted(table, where) with { IrreversibleBecause = Reason(undo) });

    /// <summary>Deletes a row, by values: <c>Delete("roles", where: [("name", "guest")], undo: [("name", "guest"),
    /// ("level", 0)])</c>.</summary>
    /// <param name="where">Columns and what they hold in the row that is meant; null finds nulls.</param>
    /// <param name="undo">The row, which is added again.</param>
    protected void Delete(
        TableName table, (string Column, object? Value)[] where, (string Column, object? Value)[] undo)
    {
        var row = new Rows("Delete", Identifier.Given(table)).Terms(undo, "undo");
        Add(Deleted(table, where) with { Undo = RowUndo.Insert(table, row) });
    }

    /// <inheritdoc cref="Delete(TableName, ValueTuple{string, object}[], ValueTuple{string, object}[])"/>
    /// <param name="undo">One or more statements for the way back.</param>
    protected void Delete(TableName table, (string Column, object? Value)[] where, string undo) =>
        Add(Deleted(table, where) with { Undo = RowUndo.Sql(undo, "Delete", table) });

    /// <inheritdoc cref="Delete(TableName, ValueTuple{string, object}[], ValueTuple{string, object}[])"/>
    /// <param name="undo">Why nothing can undo it: <c>Irreversible.Because("…")</c>.</param>
    protected void Delete(TableName table, (string Column, object? Value)[] where, Irreversible undo) =>
        Add(Deleted(table, where) with { IrreversibleBecause = Reason(undo) });

    /// <summary>Changes many rows, in batches: <c>Backfill("users", b => b.Set("email_lower =
    /// lower(email)").Where("email_lower IS NULL"))</c>.</summary>
    /// <remarks>Each batch is a transaction of its own, and is remembered in it: whatever ends the run, the next one
    /// goes on behind the last batch. Rows that are added meanwhile are left to a default or a trigger. In a table that
    /// the same migration creates it is one statement of its transaction, and on SQLite too. On the way back there is
    /// nothing to do, unless <see cref="BackfillBuilder.Undo(string, string?)"/> says otherwise.</remarks>
    /// <exception cref="InvalidMigrationException">Nothing is set, or what is given is no SQL of its
    /// kind.</exception>
    protected void Backfill(TableName table, Action<BackfillBuilder> define)
    {
        var builder = new BackfillBuilder(Identifier.Given(table));
        Current.Block($"Backfill(\"{table}\")", builder, define);
        Add(builder);
    }

    /// <summary>A value that the server computes: <c>("created_at", Sql("now()"))</c>.</summary>
    /// <param name="expression">An SQL expression.</param>
    protected static SqlValue Sql(string expression) =>
        new ExpressionValue(SqlFragment.Expression(expression, "The expression of Sql()"));

    private static UpdateRows Updated(TableName table, string set, string where)
    {
        var rows = new Rows("Update", Identifier.Given(table));
        return new(table, rows.Assignments(set), rows.Condition(where));
    }

    private static UpdateRows Updated(
        TableName table, (string Column, object? Value)[] set, (string Column, object? Value)[] where)
    {
        var rows = new Rows("Update", Identifier.Given(table));
        return new(table, rows.Terms(set, "set"), rows.Terms(where, "where"));
    }

    private static DeleteRows Deleted(TableName table, string where) =>
        new(table, new Rows("Delete", Identifier.Given(table)).Condition(where));

    private static DeleteRows Deleted(TableName table, (string Column, object? Value)[] where) =>
        new(table, new Rows("Delete", Identifier.Given(table)).Terms(where, "where"));
}
