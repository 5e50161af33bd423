using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

// What a column needs is done before its table is locked, and what goes with it goes before. See the manual, ALTER
// TABLE.
internal sealed partial class PostgresDialect
{
    // The server takes a check for the proof, and does not look at the rows again. In one statement with its end, it
    // would drop the check first.
    private Step[] Proven(SetNotNull set, SchemaModel before)
    {
        var check = new CheckConstraint(
            FreeName(set.Table, $"{set.Table.Name}_{set.Column}_is_not_null", before), IsNotNull(set.Column))
        {
            NotValid = true,
        };
        return
        [
            At(
                new AddConstraint(set.Table, check),
                Locking(set.Table, LockMode.AccessExclusive),
                Alter(set.Table, $"ADD {_define.Constraint(check)}")),
            Validate(new(set.Table, check.Name)),
            At(
                set,
                Locking(set.Table, LockMode.AccessExclusive),
                AlterColumn(set.Table, set.Column, "SET NOT NULL"),
                Alter(set.Table, $"DROP CONSTRAINT {Name(check.Name)}")) with
            {
                Leaves = new Operation[] { new DropConstraint(set.Table, check.Name), set },
            },
        ];
    }

    // A default that differs from row to row would have the server write all rows at once: they get it in batches, and
    // those to come from the beginning.
    private OnlineRecipe? Filled(AddColumn add, SchemaModel before)
    {
        var column = add.Column;
        if (column.Default is not { } value
            || !ExpressionVolatility.MayDiffer(value, before)
            || !ExpressionVolatility.CanBeFilled(add, before))
        {
            return null;
        }

        var plain = add with { Column = column with { Default = null, NotNull = false } };
        var after = before.Apply(plain);
        return Recipe(
            add.Table,
            [
                At(
                    add,
                    Locking(add.Table, LockMode.AccessExclusive),
                    [.. Render(plain, before), .. Render(new SetDefault(add.Table, column.Name, value), after)]),
                InBatches(
                    new BackfillRows(add.Table, new SqlTerms($"{Name(column.Name)} = DEFAULT"))
                    {
                        Where = new SqlTerms($"{Name(column.Name)} IS NULL"),
                    },
                    after),
                .. column.NotNull ? Proven(new(add.Table, column.Name), after) : [],
            ]);
    }

    public override string RequireNoRows(TableName table, string column)
    {
        var words = Text($"column \"{column}\" of relation \"{table.Name}\" contains null values");
        var body = $"BEGIN IF EXISTS (SELECT FROM {Table(table)}) THEN RAISE not_null_violation USING MESSAGE = {words}; END IF; END";
        return $"DO {Text(body)}";
    }

    // Assigned, as it will be then. The way back is computed once, which tells whether it can be.
    private string Try(TryType type)
    {
        var column = Name(type.Column);
        var words = Text($"column \"{type.Column}\" of relation \"{type.Table.Name}\" has values that cannot be {type.Type}: ");
        var back = type.Back is null
            ? ""
            : $"\n    was := (SELECT {type.Back} FROM (SELECT made AS {column}) AS {Name(type.Table.Name)});";
        var body =
            $"""

            #variable_conflict use_column
            DECLARE
                one record;
                was {Table(type.Table)}.{column}%TYPE;
                made {type.Type};
            BEGIN
                FOR one IN SELECT {type.Sql ?? column} AS value FROM {Table(type.Table)} LOOP
                    made := one.value;
                END LOOP;
                made := NULL;{back}
            EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
                RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = {words} || SQLERRM;
            END

            """;
        return $"DO {Text(body)}";
    }

    private static bool IsProven(SetNotNull set, SchemaModel before) =>
        before.Find(set.Table) is { } table
        && (table.Column(set.Column) is { NotNull: true } || table.Constraints.Any(constraint =>
            constraint is CheckConstraint { NotValid: false } check
            && SqlExpression.Canonical(check.Expression) == SqlExpression.Canonical(IsNotNull(set.Column))));

    private static string IsNotNull(string column) => $"{Name(column)} IS NOT NULL";

    private static string FreeName(TableName table, string wanted, SchemaModel before)
    {
        var name = Identifier.Derived(wanted);
        return before.Find(table)?.Constraint(name) is null ? name : FreeName(table, $"{wanted}_", before);
    }

    // The server would drop the indexes while nobody can use the table, and with each foreign key lock another one.
    private OnlineRecipe? Piecemeal(DropColumn drop, SchemaModel before)
    {
        if (before.IsDoubtful(drop.Table) || before.Find(drop.Table) is not { } table)
        {
            return null;
        }

        Step[] first =
        [
            .. table.PartitionedBy is null
                ? table.Indexes.Where(index => index.PartOf is null && index.Mentions(drop.Column))
                    .Select(index => Drop($"drop index {index.Name}", index))
                : [],
            .. ReferencesOf(table, before).Where(key => key.Columns.Contains(drop.Column))
                .Select(key => Drop(table.Name, key)),
        ];
        return first.Length == 0
            ? null
            : Recipe(drop.Table, [.. first, At(drop, Locking(drop.Table, LockMode.AccessExclusive), Render(drop, before))]);
    }

    // One table more is locked with each foreign key.
    private OnlineRecipe? Piecemeal(DropTable drop, SchemaModel before)
    {
        var keys = before.IsDoubtful(drop.Table) || before.Find(drop.Table) is not { } table
            ? []
            : ReferencesOf(table, before).ToArray();
        var others = keys.Select(key => key.References).Distinct().ToValueList();
        return others.Count < 2
            ? null
            : new(
                others,
                keys.Select(key => Drop(drop.Table, key))
                    .Append(At(drop, Locking(drop.Table, LockMode.AccessExclusive), Render(drop, before)))
                    .ToValueList());
    }

    private static IEnumerable<ForeignKeyConstraint> ReferencesOf(Table table, SchemaModel before) => table.Constraints
        .OfType<ForeignKeyConstraint>()
        .Where(key => key.PartOf is null && !before.AreSame(key.References, table.Name));

    private Step Drop(TableName table, ForeignKeyConstraint key) => At(
        new DropConstraint(table, key.Name),
        new(
            new TableLock[] { new(table, LockMode.AccessExclusive), new(key.References, LockMode.AccessExclusive) },
            TableWork.None),
        Alter(table, $"DROP CONSTRAINT {Name(key.Name)}"));
}
