using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    private IEnumerable<string> AddConstraint(AddConstraint add, SchemaModel before) =>
    [
        .. add is { UsingIndex: { } index, Constraint: IndexedConstraint key }
            ? TakeOver(add.Table, key, before.FindIndex(add.Table with { Name = index }), index)
            : [Alter(add.Table, $"ADD {_define.Constraint(add.Constraint)}")],
        .. Comments(On.Constraint(add.Table, add.Constraint.Name), add.Constraint.Comment),
    ];

    // The constraint has a comment of its own. That of the index would stay, out of the history's sight.
    private IEnumerable<string> TakeOver(TableName table, IndexedConstraint key, IndexDefinition? known, string index) =>
    [
        .. known?.Comment is null ? [] : new[] { Comment(On.Index(NameOf(known)), null) },
        Alter(table, $"ADD {PostgresDefinitions.Constraint(key, index)}"),
    ];

    // Inside CREATE TABLE the server keeps only one of two indexes over the same, in silence.
    private static IReadOnlyList<Constraint> Twins(IEnumerable<Constraint> constraints) =>
    [
        .. constraints
            .OfType<IndexedConstraint>()
            .GroupBy(What)
            .SelectMany(same => same.OrderBy(constraint => constraint is not PrimaryKeyConstraint).Skip(1)),
    ];

    private static object What(IndexedConstraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => key.Columns,
        UniqueConstraint unique => unique.Columns,
        ExclusionConstraint exclusion => exclusion.Elements,
        _ => throw new InvalidOperationException($"{constraint.GetType().Name} has no index."),
    };

    // What refers to its own table may need a unique index of it. What is not valid would be valid in CREATE TABLE.
    private bool IsAdded(Constraint constraint, Table table) =>
        constraint.IsNotValid()
        || (constraint is ForeignKeyConstraint key && Table(key.References) == Table(table.Name));

    // Those of partitions, and of tables that inherit, too.
    private IEnumerable<string> ExclusionsBelow(DropColumn drop, SchemaModel before) =>
        before.Find(drop.Table) is not { } table ? []
        : from one in ColumnReversal.Losing(table, drop.Column, before).Skip(1)
          let exclusions = ExclusionsOver(drop with { Table = one.Name }, before).ToArray()
          where exclusions.Length > 0
          select Alter(one.Name, string.Join(", ", exclusions));

    // The server drops every other constraint with its columns; one that mentions them in an expression holds them
    // back.
    private static IEnumerable<string> ExclusionsOver(DropColumn drop, SchemaModel before) =>
        from exclusion in before.Find(drop.Table)?.Constraints.OfType<ExclusionConstraint>() ?? []
        where exclusion.PartOf is null && exclusion.MentionsInExpression(drop.Column)
        select DropConstraint(drop.Table, exclusion.Name, before);

    private static string DropConstraint(TableName table, string constraint, SchemaModel before) =>
        $"DROP CONSTRAINT {(before.IsDoubtful(table) ? "IF EXISTS " : "")}{Name(constraint)}";

    private string RenameConstraint(TableName table, string from, string to) =>
        Alter(table, $"RENAME CONSTRAINT {Name(from)} TO {Name(to)}");

    private static string Deferral(Deferral deferral) => deferral == Dsl.Deferral.NotDeferrable
        ? " NOT DEFERRABLE"
        : PostgresDefinitions.Deferral(deferral);
}
