namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongValue(EnumType known, AddEnumValue add, SchemaModel before) =>
        known.Values.Contains(add.Value)
            ? Absent(before, $"the {known.Name.InWords} has a value \"{add.Value}\" already")
        : known.FormerValues.Contains(add.Value)
            ? Absent(
                before,
                $"a value of {known.Name.InWords} was named \"{add.Value}\" before it was renamed, and going back "
                    + "could not give it that name again: PostgreSQL cannot remove a value. Give this one another name")
        : (add.After ?? add.Before) is { } place ? MissingValue(known, place, before) : null;

    private static string? WrongValue(EnumType known, RenameEnumValue rename, SchemaModel before) =>
        MissingValue(known, rename.From, before) ?? (known.Values.Contains(rename.To)
            ? Absent(before, $"the {known.Name.InWords} has a value \"{rename.To}\" already")
            : null);

    private static string? MissingValue(EnumType known, string value, SchemaModel before) => known.Values.Contains(value)
        ? null
        : Absent(
            before,
            $"there is no value \"{value}\" in {known.Name.InWords}; it has "
                + Names(known.Values.Select(one => $"\"{one}\"")));

    private static string? UnusableValue(Operation operation, SchemaModel before) =>
        before.Objects.OfType<EnumType>().All(known => known.UnusableValues.Count == 0) ? null : operation switch
        {
            CreateTable create => UnusableValue(create.Table, before),
            AddColumn add => UnusableValue(new Table(add.Table) { Columns = new[] { add.Column } }, before),
            SetDefault set => before.Find(set.Table)?.Column(set.Column) is { } column
                ? UnusableValue(new Table(set.Table) { Columns = new[] { column with { Default = set.Default } } }, before)
                : null,
            AddConstraint { Constraint: CheckConstraint check } add =>
                UnusableValue(before.Find(add.Table), [check.Expression], before),
            CreateIndex create => UnusableValue(before.Find(create.Index.Table), create.Index.Expressions(), before),
            InsertRows insert => insert.Rows.FirstReason(row => UnusableValue(
                insert.Table, insert.Columns.Zip(row, (column, value) => new ColumnValue(column, value)), before)),
            UpdateRows { Set: ValueTerms set } update => UnusableValue(update.Table, set.Values, before),
            UpdateRows { Set: SqlTerms set } update => UnusableValue(before.Find(update.Table), [set.Sql], before),
            BackfillRows backfill => UnusableValue(before.Find(backfill.Table), [backfill.Set.Sql], before),
            _ => null,
        };

    private static string? UnusableValue(TableName table, IEnumerable<ColumnValue> values, SchemaModel before) =>
        values.FirstReason(value => before.Find(table)?.Column(value.Column) is { } column
            ? UnusableValue(column with { Default = value.Value }, before)
            : null);

    private static string? UnusableValue(Table table, SchemaModel before) =>
        table.Columns.FirstReason(column => UnusableValue(column, before))
        ?? UnusableValue(table, table.Expressions(), before);

    private static string? UnusableValue(Column column, SchemaModel before) =>
        TypeNames.Of(column.Type) is { } type && before.FindType(type) is EnumType known
            ? known.UnusableValues.FirstReason(value => Holds(column.Default, value) ? Unusable(known, value, before) : null)
            : null;

    private static string? UnusableValue(Table? table, IEnumerable<string> expressions, SchemaModel before) =>
        before.Objects.OfType<EnumType>().FirstReason(known =>
        {
            var literals = new EnumLiterals(IsKnown, column => table?.Column(column) is { } found
                && TypeNames.Of(found.Type) is { } type && IsKnown(type));
            return expressions.SelectMany(literals.In)
                .FirstReason(value => known.UnusableValues.Contains(value) ? Unusable(known, value, before) : null);

            bool IsKnown(TableName type) => before.AreSame(type, known.Name.Name);
        });

    private static string? Unusable(EnumType known, string value, SchemaModel before) => Absent(
        before,
        $"the value \"{value}\" was added to {known.Name.InWords} in this migration, and PostgreSQL lets nobody use it "
            + "before that has ended. Put what uses it into the next migration");

    private static bool Holds(SqlValue? given, string value) => given switch
    {
        TextValue text => text.Text == value,
        ArrayValue array => array.Items.Any(item => Holds(item, value)),
        ExpressionValue expression =>
            SqlLexer.Read(expression.Sql).FirstOrDefault(token => !token.IsTrivia)?.StringValue == value,
        _ => false,
    };
}
