using Schema.Dsl;

namespace Schema.Planning;

// Constraints whose rows are looked at while others read and write. See the manual, ALTER TABLE, and its notes.
internal sealed partial class PostgresDialect
{
    // It holds for what is written from now on; what is there is looked at without keeping anybody out.
    private Step[] Validated(AddConstraint add, Constraint notValid) =>
    [
        At(
            add,
            new(LocksOf(add.Table, add.Constraint), TableWork.None),
            [
                Alter(add.Table, $"ADD {_define.Constraint(notValid)}"),
                .. Comments(On.Constraint(add.Table, add.Constraint.Name), add.Constraint.Comment),
            ]),
        Validate(new(add.Table, add.Constraint.Name)),
    ];

    private Step Validate(ValidateConstraint validate) => At(
        validate,
        Locking(validate.Table, LockMode.ShareUpdateExclusive, TableWork.Scans),
        Alter(validate.Table, $"VALIDATE CONSTRAINT {PostgresSyntax.Name(validate.Constraint)}"));

    private static ValueList<TableLock> LocksOf(TableName table, Constraint constraint) =>
        constraint is ForeignKeyConstraint key
            ? new TableLock[] { new(table, LockMode.ShareRowExclusive), new(key.References, LockMode.ShareRowExclusive) }
            : new TableLock[] { new(table, LockMode.AccessExclusive) };

    // The index is built first. The key takes it over in a moment, if its columns are known to be without nulls.
    private Step[] KeptByIndex(AddConstraint add, SchemaModel before)
    {
        var key = (IndexedConstraint)add.Constraint;
        var index = IndexOf(add.Table, key);
        return
        [
            .. Nullable(add.Table, key, before).SelectMany(column => Proven(new(add.Table, column), before)),
            Build($"create unique index {key.Name}", index),
            At(
                add,
                Locking(add.Table, LockMode.AccessExclusive),
                [
                    Alter(add.Table, $"ADD {PostgresDefinitions.Constraint(key, key.Name)}"),
                    .. Comments(On.Constraint(add.Table, key.Name), key.Comment),
                ]),
        ];
    }

    private static IEnumerable<string> Nullable(TableName table, IndexedConstraint key, SchemaModel before) =>
        key is PrimaryKeyConstraint { Columns: var columns }
            ? columns.Where(column => before.Find(table)?.Column(column) is not { NotNull: true })
            : [];

    private static IndexDefinition IndexOf(TableName table, IndexedConstraint key) => new(
        key.Name,
        table,
        (key is UniqueConstraint { Columns: var columns } ? columns : ((PrimaryKeyConstraint)key).Columns)
            .Select(IndexKey.OfColumn)
            .ToValueList())
    {
        Unique = true,
        NullsNotDistinct = key is UniqueConstraint { NullsNotDistinct: true },
        Include = key.Include,
        Parameters = key.Parameters,
        Tablespace = key.Tablespace,
    };
}
