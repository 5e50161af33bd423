namespace Schema.Dsl;

/// <summary>What the planner is to know of several columns together. See the PostgreSQL manual, CREATE
/// STATISTICS.</summary>
public sealed record ExtendedStatistics : SchemaObject
{
    /// <summary>Statistics of that name.</summary>
    /// <param name="of">The table or the materialized view whose rows they are about.</param>
    public ExtendedStatistics(TableName name, TableName of)
        : base(NameOf(name)) => Table = of;

    /// <summary>The table or the materialized view whose rows they are about.</summary>
    public TableName Table { get; init; }

    /// <summary>The columns.</summary>
    public ValueList<string> Columns { get; init; } = ValueList<string>.Empty;

    /// <summary>Expressions beside them, as SQL (PostgreSQL 14 and later).</summary>
    public ValueList<string> Expressions { get; init; } = ValueList<string>.Empty;

    /// <summary>What is to be known; nothing stands for everything.</summary>
    public StatisticsKinds Kinds { get; init; }

    /// <summary>How much the server samples, from 0 to 10 000 (PostgreSQL 13 and later); <see langword="null"/> for as
    /// much as of the columns.</summary>
    public int? Target { get; init; }

    internal override TableName? Owner => Table;

    internal override IEnumerable<string> Texts => Expressions;

    internal static ObjectName NameOf(TableName name) => new(ObjectKind.Statistics, name);

    internal bool Mentions(string column) => Columns.Contains(column) || MentionsInExpression(column);

    internal bool MentionsInExpression(string column) =>
        Expressions.Any(sql => SqlExpression.MentionsColumn(sql, column));

    internal override SchemaObject WithOwner(TableName owner) =>
        (this with { Table = owner }).WithTexts(sql =>
            Table.Name == owner.Name ? sql : SqlExpression.RenameTable(sql, Table.Name, owner.Name));

    internal override SchemaObject WithOwnerColumnRenamed(string from, string to) =>
        (this with { Columns = Columns.Replace(from, to) }).WithTexts(sql => SqlExpression.RenameColumn(sql, from, to));

    internal override SchemaObject Following(Renaming renaming) =>
        (this with { Table = renaming.Name(Table) }).WithTexts(renaming.Sql);

    private ExtendedStatistics WithTexts(Func<string, string> rewrite) =>
        this with { Expressions = Expressions.Select(rewrite).ToValueList() };
}

/// <summary>What statistics of several columns know. See the PostgreSQL manual, chapter 14.2.2.</summary>
[Flags]
public enum StatisticsKinds
{
    /// <summary>Everything that there is.</summary>
    All = 0,

    /// <summary>How many different groups of values there are: good for <c>GROUP BY</c>.</summary>
    NDistinct = 1,

    /// <summary>Which columns depend on which: good for conditions of equality.</summary>
    Dependencies = 2,

    /// <summary>The most common groups of values: good for all conditions, and the most to keep.</summary>
    Mcv = 4,
}
