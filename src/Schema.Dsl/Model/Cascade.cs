namespace Schema.Dsl;

/// <summary>What an operation that reaches beyond its table stands for, given the schema before: one operation after the
/// other.</summary>
/// <remarks>So nothing goes that the history does not know: <c>DROP … CASCADE</c> takes whatever is in its way.</remarks>
internal static class Cascade
{
    public static IReadOnlyList<Operation> Of(Operation operation, SchemaModel before) => operation switch
    {
        DropTable { Cascade: true } drop =>
        [
            .. before.ReferencesTo(drop.Table)
                .Where(reference => !before.AreSame(reference.Table, drop.Table))
                .Select(reference => new DropConstraint(reference.Table, reference.ForeignKey.Name)),
            drop with { Cascade = false },
        ],
        _ => [operation],
    };
}
