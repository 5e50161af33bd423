using Schema.Dsl;

namespace Schema.Planning.Tests.Plans;

/// <summary>Says these operations, by the verbs that record them.</summary>
internal sealed class Saying(Operation[] operations) : Migration
{
    public override void Change()
    {
        foreach (var operation in operations)
        {
            Say(operation);
        }
    }

    private void Say(Operation operation)
    {
        switch (operation)
        {
            case CreateTable { Table: var table }:
                CreateTable(table.Name, t =>
                {
                    t.NoPrimaryKey();
                    foreach (var column in table.Columns)
                    {
                        t.Column(column.Name, column.Type.ToString());
                    }

                    foreach (var check in table.Constraints.OfType<CheckConstraint>())
                    {
                        t.Check(check.Expression);
                    }
                });
                break;
            case DropTable drop:
                DropTable(drop.Table);
                break;
            case DropColumn drop:
                RemoveColumn(drop.Table, drop.Column);
                break;
            case AddColumn { Column: var column } add:
                AddColumn(add.Table, t => t.Column(column.Name, column.Type.ToString()));
                break;
            case SetNotNull set:
                SetNotNull(set.Table, set.Column);
                break;
            case AddConstraint { Constraint: CheckConstraint check } add:
                AddCheck(add.Table, check.Expression, check.Name);
                break;
            case AddConstraint { Constraint: UniqueConstraint key } add:
                AddUnique(add.Table, [.. key.Columns]);
                break;
            case AddConstraint { Constraint: PrimaryKeyConstraint key } add:
                AddPrimaryKey(add.Table, [.. key.Columns]);
                break;
            case CreateIndex { Index: var index }:
                Index(index.Table, [.. index.Columns!]);
                break;
            case SetComment comment:
                Comment(comment.Target, comment.Text);
                break;
            case AlterColumnType alter:
                AlterTable(alter.Table, t => t.Modify(alter.Column, c => c.Type(alter.Type.ToString())));
                break;
            case ExecuteSql { Down: { } down } sql:
                Execute(sql.Up, down);
                break;
            case RunCode { Down: { } down } code:
                Run(code.Up, down);
                break;
            default:
                throw new InvalidOperationException($"{operation} has no verb here.");
        }
    }
}
