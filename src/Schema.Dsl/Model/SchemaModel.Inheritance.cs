namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The tables that inherit from a table, in an order that is always the same.</summary>
    internal IEnumerable<Table> HeirsOf(TableName table) => Tables
        .Where(other => other.Inherits.Any(parent => AreSame(parent, table)))
        .OrderBy(other => other.Name.ToString(), StringComparer.Ordinal);

    /// <summary>The tables that a table inherits from, as far as they are known.</summary>
    internal IEnumerable<Table> ParentsOf(Table table) => table.Inherits.Select(Find).OfType<Table>();

    /// <summary>Those of them that nothing has changed behind the back of the history.</summary>
    internal IEnumerable<Table> CertainParentsOf(Table table) => ParentsOf(table).Where(parent => !IsDoubtful(parent.Name));

    /// <summary>The tables that change with a table: its partitions, or those that inherit from it.</summary>
    internal IEnumerable<Table> FollowersOf(TableName table) => PartitionsOf(table).Concat(HeirsOf(table));

    /// <summary>The tables that change with a table, and those that change with them, each once.</summary>
    internal IEnumerable<Table> AllFollowersOf(TableName table) => FollowersOf(table)
        .SelectMany(follower => AllFollowersOf(follower.Name).Prepend(follower))
        .GroupBy(follower => follower.Name)
        .Select(same => same.First());

    /// <summary>Whether a table inherits a column from another table than this one.</summary>
    internal bool InheritsElsewhere(Table heir, TableName parent, string column) => ParentsOf(heir)
        .Any(other => !AreSame(other.Name, parent) && other.Column(column) is not null);

    /// <summary>Whether a table inherits a check from another table than this one.</summary>
    internal bool InheritsCheckElsewhere(Table heir, TableName parent, string check) => ParentsOf(heir)
        .Any(other => !AreSame(other.Name, parent) && other.InheritedCheck(check) is not null);

    private bool IsFilled(Table table) => table.Inherits.All(parent => Find(parent) is not null && !IsDoubtful(parent));

    // They go with its column, and with them those of tables that inherit the check and have the column for their own.
    private SchemaModel WithoutInheritedChecks(DropColumn drop) =>
        Find(drop.Table) is { } table && HeirsOf(drop.Table).Any()
            ? table.Constraints
                .Where(check => check is CheckConstraint { NoInherit: false } && check.Mentions(drop.Column))
                .Aggregate(this, (model, check) => model.Apply(new DropConstraint(drop.Table, check.Name)))
            : this;

    // Storage and statistics are set behind the column, and so in those heirs too that have it for their own.
    private SchemaModel WithSettingsOf(Operation operation)
    {
        if (operation is not AddColumn { Table: var table, Column: var column } || !HeirsOf(table).Any())
        {
            return this;
        }

        Operation?[] settings =
        [
            column.Storage is null ? null : new SetStorage(table, column.Name, column.Storage),
            column.Statistics is null ? null : new SetStatistics(table, column.Name, column.Statistics),
        ];
        return settings.OfType<Operation>().Aggregate(this, (model, setting) => model.Apply(setting));
    }

    private SchemaModel WithHeirsOf(TableName from, TableName to) => Tables
        .Where(other => other.Inherits.Any(parent => AreSame(parent, from)))
        .Aggregate(this, (model, other) => model.With(other with
        {
            Inherits = other.Inherits.Select(parent => AreSame(parent, from) ? to : parent).ToValueList(),
        }));
}
