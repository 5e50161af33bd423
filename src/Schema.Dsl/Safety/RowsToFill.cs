namespace Schema.Dsl;

/// <summary>Rows that are still to be filled: what has to wait until they are.</summary>
/// <param name="Set">What stands behind <c>SET</c>.</param>
/// <param name="Where">Which rows; <see langword="null"/> for all of them.</param>
internal sealed record RowsToFill(TableName Table, string Set, string? Where)
{
    /// <summary>Whether an operation fails or means something else as long as they are not, or takes away what they are
    /// filled from.</summary>
    public bool AreNeededBy(Operation operation, SchemaModel before) =>
        Compatibilities.Of(operation, before) is { } compatibility
        && (compatibility.HasFlag(Compatibility.DataDependent)
            || compatibility.HasFlag(Compatibility.ReaderBreaking | Compatibility.WriterBreaking))
        && TableOf(operation) is { } table
        && before.AreSame(table, Table)
        && IsAbout(operation, before);

    private static TableName? TableOf(Operation operation) => operation switch
    {
        DropTable drop => drop.Table,
        RenameTable rename => rename.From,
        SetTableSchema set => set.Table,
        AttachPartition attach => attach.Table,
        CreateIndex create => create.Index.Table,
        BackfillRows { InBackground: true } => null,
        RowOperation rows => rows.Table,
        _ => operation.TableWithFollowers(),
    };

    private bool IsAbout(Operation operation, SchemaModel before) => operation switch
    {
        DropColumn drop => Mentions(drop.Column),
        RenameColumn rename => Mentions(rename.From),
        AlterColumnType alter => Mentions(alter.Column),
        SetCollation set => Mentions(set.Column),
        SetNotNull set => Mentions(set.Column),
        AddColumn => false,
        CreateIndex { Index: var index } => Any(before, index.Mentions),
        AddConstraint { Constraint: var constraint } => Any(before, constraint.Mentions),
        ValidateConstraint validate => before.Find(Table)?.Constraint(validate.Constraint) is not { } constraint
            || Any(before, constraint.Mentions),
        _ => true,
    };

    // A table that is not known may have any column.
    private bool Any(SchemaModel before, Func<string, bool> isMeant) =>
        before.Find(Table) is not { } table || table.Columns.Any(column => Mentions(column.Name) && isMeant(column.Name));

    private bool Mentions(string column) =>
        SqlAssignments.Columns(Set).Contains(column)
        || SqlExpression.MentionsColumn(Set, column)
        || (Where is not null && SqlExpression.MentionsColumn(Where, column));
}
