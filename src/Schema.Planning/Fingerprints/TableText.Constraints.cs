using Schema.Dsl;

namespace Schema.Planning;

internal static partial class TableText
{
    public static CanonicalText Write(CanonicalText text, TableName table, Constraint constraint)
    {
        text.Field("name", constraint.Name == DefaultName(table, constraint) ? null : constraint.Name);
        text.Field("comment", constraint.Comment);
        text.Field("part of", constraint.PartOf);
        text.Field("deferral", constraint.Deferral == Deferral.NotDeferrable ? null : constraint.Deferral.ToString());
        return Index(Rule(text, constraint), constraint as IndexedConstraint).Flag("not valid", constraint.IsNotValid());
    }

    private static CanonicalText Rule(CanonicalText text, Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => text.Names("primary key", key.Columns),
        UniqueConstraint unique => text
            .Names("unique", unique.Columns)
            .Flag("nulls not distinct", unique.NullsNotDistinct),
        ExclusionConstraint exclusion => text
            .List("exclude", exclusion.Elements, element =>
                Write(text.Begin("element").Field("operator", element.Operator), element.Key).End())
            .Field("method", exclusion.Method)
            .Sql("where", exclusion.Where),
        CheckConstraint check => text.Sql("check", check.Expression).Flag("no inherit", check.NoInherit),
        ForeignKeyConstraint key => text
            .Names("foreign key", key.Columns)
            .Field("references", key.References.ToString())
            .Names("keys", key.ReferencedColumns)
            .Field("on delete", key.OnDelete == ReferentialAction.NoAction ? null : key.OnDelete.ToString())
            .Names("on delete columns", key.OnDeleteColumns)
            .Field("on update", key.OnUpdate == ReferentialAction.NoAction ? null : key.OnUpdate.ToString())
            .Flag("match full", key.MatchFull),
        _ => throw new InvalidOperationException($"{constraint.GetType().Name} has no canonical text."),
    };

    private static CanonicalText Index(CanonicalText text, IndexedConstraint? constraint) => constraint is null
        ? text
        : text
            .Names("include", constraint.Include)
            .Parameters(constraint.Parameters)
            .Field("tablespace", constraint.Tablespace);

    private static string? DefaultName(TableName table, Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint => DerivedNames.Default.PrimaryKey(table, []),
        UniqueConstraint unique => DerivedNames.Default.Unique(table, unique.Columns),
        ExclusionConstraint exclusion => DerivedNames.Default.Exclusion(table, exclusion.Elements),
        CheckConstraint check => DerivedNames.Default.Check(table, check.Expression),
        ForeignKeyConstraint key => DerivedNames.Default.ForeignKey(table, key.Columns),
        _ => null,
    };
}
