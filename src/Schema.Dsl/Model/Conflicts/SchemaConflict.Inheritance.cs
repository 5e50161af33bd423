namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    /// <summary>What cannot be done to a table that inherits, or that others inherit from.</summary>
    private static string? OfInheritance(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => WrongHeir(create.Table, before),
        AttachPartition attach => Undivided(attach.Table, before),

        AddColumn add => Unlike(add, before),
        DropColumn drop => InheritedColumn(drop.Table, drop.Column, before),
        RenameColumn rename => InheritedColumn(rename.Table, rename.From, before)
            ?? InheritedTwice(rename.Table, rename.From, before),
        AlterColumnType alter => InheritedColumn(alter.Table, alter.Column, before)
            ?? InheritedTwice(alter.Table, alter.Column, before),
        SetCollation set => InheritedColumn(set.Table, set.Column, before) ?? InheritedTwice(set.Table, set.Column, before),
        SetDefault set => InheritedTwice(set.Table, set.Column, before),
        DropDefault drop => InheritedTwice(drop.Table, drop.Column, before),
        DropNotNull drop => RefusedByParent(drop, before) ?? InheritedTwice(drop.Table, drop.Column, before),
        SetStorage set => InheritedTwice(set.Table, set.Column, before),
        SetCompression set => InheritedTwice(set.Table, set.Column, before),
        SetExpression set =>
            InheritedColumn(set.Table, set.Column, before) ?? ComputedInHeirs(set.Table, set.Column, before),
        DropExpression drop =>
            InheritedColumn(drop.Table, drop.Column, before) ?? ComputedInHeirs(drop.Table, drop.Column, before),

        AddConstraint { Constraint: CheckConstraint { NoInherit: false } check } add =>
            WrongForHeirs(add.Table, check, before),
        DropConstraint drop => InheritedCheck(drop.Table, drop.Constraint, before),
        RenameConstraint rename => InheritedCheck(rename.Table, rename.From, before) ?? CheckedTwice(rename, before),
        ValidateConstraint validate => InheritedCheck(validate.Table, validate.Constraint, before),
        _ => null,
    };

    private static string? StillInherited(DropTable drop, SchemaModel before)
    {
        var heirs = before.HeirsOf(drop.Table).ToArray();
        return heirs.Length == 0
            ? null
            : drop.Cascade
            ? heirs.FirstReason(heir => OfKind(new DropTable(heir.Name) { Cascade = true }, before))
            : Absent(
                before,
                $"from the table \"{drop.Table}\" inherit {Names(heirs.Select(heir => $"\"{heir.Name}\""))}. Drop those first, or "
                    + $"end that with NoInherit; or drop them too, with DropTable(\"{drop.Table}\", cascade: true)");
    }

    private static string? InheritedColumn(TableName table, string column, SchemaModel before) =>
        before.Find(table) is { } heir
            && before.ParentsOf(heir).FirstOrDefault(parent => parent.Column(column) is not null) is { } from
            ? Absent(
                before,
                $"the column \"{column}\" of \"{table}\" is inherited from \"{from.Name}\". Change it there, or end that before, "
                    + $"with NoInherit(\"{table}\", from: \"{from.Name}\")")
            : null;

    // The server does so to none of them, or makes tables that it would not make again.
    private static string? InheritedTwice(TableName table, string column, SchemaModel before) =>
        before.AllFollowersOf(table)
            .Where(heir => before.ParentsOf(heir).Count(parent => parent.Column(column) is not null) > 1)
            .FirstReason(heir => Absent(
                before,
                $"the column \"{column}\" of \"{table}\" is inherited by \"{heir.Name}\", which inherits it from another table "
                    + $"too. End one of them before, with NoInherit"));

    private static string? RefusedByParent(DropNotNull drop, SchemaModel before) =>
        before.Find(drop.Table) is { } heir
            && before.ParentsOf(heir).FirstOrDefault(parent =>
                parent.Column(drop.Column)?.Inherited().NotNull == true) is { } from
            ? Absent(
                before,
                $"the column \"{drop.Column}\" of \"{from.Name}\" refuses nulls, and so do the tables that inherit it. Allow them "
                    + "there")
            : null;

    private static string? ComputedInHeirs(TableName table, string column, SchemaModel before) =>
        before.HeirsOf(table).FirstReason(heir => Absent(
            before,
            $"the column \"{column}\" of \"{table}\" is inherited by \"{heir.Name}\", and how it is computed stays. Remove it, and "
                + "add it as it is to be"));

    private static string? Unlike(AddColumn add, SchemaModel before) =>
        add.Column.Identity is not null && before.HeirsOf(add.Table).FirstOrDefault() is { } numbered
            ? Absent(
                before,
                $"the table \"{numbered.Name}\" inherits from \"{add.Table}\", and PostgreSQL adds no numbered column then. Add it "
                    + "without Identity(), and number it behind, with Modify")
            : before.AllFollowersOf(add.Table)
                .Where(heir => heir.Inherits.Count > 0 && heir.Column(add.Column.Name) is not null)
                .FirstReason(heir =>
                    WrongInherited(heir, new Table(add.Table) { Columns = new[] { add.Column } }, add.Column, before)
                    ?? before.ParentsOf(heir).FirstReason(other => UnlikeIn(heir, add.Column, other, before)));

    private static string? InheritedCheck(TableName table, string name, SchemaModel before) =>
        before.Find(table) is { } heir && heir.Constraint(name) is CheckConstraint
            && before.ParentsOf(heir).FirstOrDefault(parent => parent.InheritedCheck(name) is not null) is { } from
            ? Absent(
                before,
                $"the constraint \"{name}\" of \"{table}\" is inherited from \"{from.Name}\". Change that, or end it before, with "
                    + $"NoInherit(\"{table}\", from: \"{from.Name}\")")
            : null;

    private static string? CheckedTwice(RenameConstraint rename, SchemaModel before) =>
        before.Find(rename.Table)?.InheritedCheck(rename.From) is null ? null : before.AllFollowersOf(rename.Table)
            .Where(heir => before.ParentsOf(heir).Count(parent => parent.InheritedCheck(rename.From) is not null) > 1)
            .FirstReason(heir => Absent(
                before,
                $"the constraint \"{rename.From}\" of \"{rename.Table}\" is inherited by \"{heir.Name}\", which inherits it from "
                    + "another table too. End one of them before, with NoInherit"));

    private static string? WrongForHeirs(TableName table, CheckConstraint check, SchemaModel before) =>
        before.Find(table) is not { } parent || !before.HeirsOf(table).Any() ? null
        : NamesItsTable(parent, check, before)
            ?? before.AllFollowersOf(table)
                .Where(heir => heir.Constraint(check.Name) is not null)
                .FirstReason(heir => WrongInherited(heir, parent, check, before));

    private static string? NamesItsTable(Table table, CheckConstraint check, SchemaModel before) =>
        SqlExpression.MentionsTable(check.Expression, table.Name.Name)
            ? Absent(
                before,
                $"the constraint \"{check.Name}\" names its table \"{table.Name.Name}\", and PostgreSQL reads it again for each table "
                    + "that inherits. Write the columns alone")
            : null;
}
