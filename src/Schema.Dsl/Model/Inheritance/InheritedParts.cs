namespace Schema.Dsl;

/// <summary>What a table has of those that it inherits from: columns and checks, and nothing else.</summary>
internal static class InheritedParts
{
    /// <summary>The table with what it inherits and does not declare, if that is known for certain.</summary>
    public static Table WithInherited(this Table table, SchemaModel before)
    {
        if (table.Inherits.Count == 0)
        {
            return table;
        }

        var inherited = table.InheritedColumns(before);
        var filled = table with
        {
            Columns = inherited
                .Select(column => table.Column(column.Name) is { } own
                    ? own with { NotNull = own.NotNull || column.NotNull }
                    : column)
                .Concat(table.Columns.Where(own => inherited.All(column => column.Name != own.Name)))
                .ToValueList(),
            Constraints = ValueList<Constraint>.Empty,
        };
        var constraints = table.Constraints
            .Concat(table.InheritedChecks(before).Where(check => table.Constraint(check.Name) is null));

        // A primary key makes columns not null that are inherited.
        return constraints.Aggregate(filled, (made, constraint) => made.WithConstraint(constraint));
    }

    /// <summary>The columns that a table inherits, as the server makes them with the table.</summary>
    public static IReadOnlyList<Column> InheritedColumns(this Table table, SchemaModel before) => before
        .CertainParentsOf(table)
        .SelectMany(parent => parent.Columns)
        .GroupBy(column => column.Name)
        .Select(twins => twins.First().Inherited() with { NotNull = twins.Any(column => column.Inherited().NotNull) })
        .ToArray();

    /// <summary>The checks that a table inherits. They hold for all of its rows, since it has none yet.</summary>
    public static IReadOnlyList<CheckConstraint> InheritedChecks(this Table table, SchemaModel before) => before
        .CertainParentsOf(table)
        .SelectMany(parent => parent.Constraints.OfType<CheckConstraint>()
            .Where(check => !check.NoInherit)
            .Select(check => check.InheritedBy(table.Name, parent) with { NotValid = false }))
        .GroupBy(check => check.Name)
        .Select(twins => twins.First())
        .ToArray();

    /// <summary>The column as those have it that inherit it: each is numbered, and explained, by itself.</summary>
    public static Column Inherited(this Column column) => column with
    {
        NotNull = column.NotNull || column.Identity is not null,
        Identity = null,
        Statistics = null,
        Comment = null,
        IsInherited = true,
    };

    /// <summary>The check as a table has it that inherits it.</summary>
    public static CheckConstraint InheritedBy(this CheckConstraint check, TableName heir, Table parent) =>
        (CheckConstraint)(parent with { Constraints = new Constraint[] { check } }).Renamed(heir).Constraints[0] with
        {
            PartOf = check.Name,
            Comment = null,
        };

    /// <summary>The table after it inherits from another no more: what it has from nowhere else is its own
    /// then.</summary>
    public static Table Without(this Table table, TableName parent, SchemaModel before)
    {
        var left = table with
        {
            Inherits = table.Inherits.Where(other => !before.AreSame(other, parent)).ToValueList(),
        };
        var parents = before.ParentsOf(left).ToArray();
        return left with
        {
            Columns = left.Columns
                .Select(column => column.IsInherited && parents.All(other => other.Column(column.Name) is null)
                    ? column with { IsInherited = false }
                    : column)
                .ToValueList(),
            Constraints = left.Constraints
                .Select(constraint => constraint is CheckConstraint { PartOf: not null }
                    && parents.All(other => other.InheritedCheck(constraint.Name) is null)
                    ? constraint with { PartOf = null }
                    : constraint)
                .ToValueList(),
        };
    }

    /// <summary>The check of that name that others inherit from this table; <see langword="null"/> if there is
    /// none.</summary>
    public static CheckConstraint? InheritedCheck(this Table parent, string name) =>
        parent.Constraint(name) is CheckConstraint { NoInherit: false } check ? check : null;
}
