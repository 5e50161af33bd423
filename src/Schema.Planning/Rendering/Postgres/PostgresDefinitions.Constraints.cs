using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresDefinitions
{
    public string Constraint(Constraint constraint) => string.Concat(
        $"CONSTRAINT {Name(constraint.Name)} {Body(constraint)}",
        Deferral(constraint.Deferral),
        When(constraint.IsNotValid(), () => " NOT VALID"));

    /// <summary>A foreign key within the definition of its one column.</summary>
    public string WithColumn(ForeignKeyConstraint key) =>
        $"CONSTRAINT {Name(key.Name)} {References(key)}{Deferral(key.Deferral)}";

    /// <summary>A key that takes over an index.</summary>
    public static string Constraint(IndexedConstraint key, string index) => string.Concat(
        $"CONSTRAINT {Name(key.Name)} {(key is PrimaryKeyConstraint ? "PRIMARY KEY" : "UNIQUE")} USING INDEX {Name(index)}",
        Deferral(key.Deferral));

    public static string Deferral(Deferral deferral) => deferral switch
    {
        Dsl.Deferral.NotDeferrable => "",
        Dsl.Deferral.Deferrable => " DEFERRABLE",
        Dsl.Deferral.InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
        _ => throw new InvalidOperationException($"{deferral} has no SQL."),
    };

    private string Body(Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => $"PRIMARY KEY ({Names(key.Columns)}){IndexOptions(key)}",
        UniqueConstraint unique => string.Concat(
            "UNIQUE",
            When(unique.NullsNotDistinct, () => " NULLS NOT DISTINCT"),
            $" ({Names(unique.Columns)}){IndexOptions(unique)}"),
        ExclusionConstraint exclusion => string.Concat(
            $"EXCLUDE USING {Name(exclusion.Method)} ({string.Join(", ", exclusion.Elements.Select(Element))})",
            IndexOptions(exclusion),
            When(exclusion.Where is not null, () => $" WHERE ({exclusion.Where})")),
        CheckConstraint check => $"CHECK ({check.Expression}){When(check.NoInherit, () => " NO INHERIT")}",
        ForeignKeyConstraint key => $"FOREIGN KEY ({Names(key.Columns)}) {References(key)}",
        _ => throw new InvalidOperationException($"{constraint.GetType().Name} has no SQL."),
    };

    private string References(ForeignKeyConstraint key) => string.Concat(
        $"REFERENCES {Qualified(key.References, defaultSchema)} ({Names(key.ReferencedColumns)})",
        When(key.MatchFull, () => " MATCH FULL"),
        Action("ON DELETE", key.OnDelete),
        When(key.OnDeleteColumns.Count > 0, () => $" ({Names(key.OnDeleteColumns)})"),
        Action("ON UPDATE", key.OnUpdate));

    private static string IndexOptions(IndexedConstraint constraint) => string.Concat(
        When(constraint.Include.Count > 0, () => $" INCLUDE ({Names(constraint.Include)})"),
        When(constraint.Parameters.Count > 0, () => $" WITH ({Parameters(constraint.Parameters)})"),
        When(constraint.Tablespace is not null, () => $" USING INDEX TABLESPACE {Name(constraint.Tablespace!)}"));

    private static string Element(ExclusionElement element) => $"{Key(element.Key)} WITH {Operator(element.Operator)}";

    private static string Operator(string text) => SqlOperator.Split(text) switch
    {
        (null, var symbol) => symbol,
        var (schema, symbol) => $"OPERATOR({Name(schema)}.{symbol})",
    };

    private static string Action(string when, ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "",
        ReferentialAction.Restrict => $" {when} RESTRICT",
        ReferentialAction.Cascade => $" {when} CASCADE",
        ReferentialAction.SetNull => $" {when} SET NULL",
        ReferentialAction.SetDefault => $" {when} SET DEFAULT",
        _ => throw new InvalidOperationException($"{action} has no SQL."),
    };
}
