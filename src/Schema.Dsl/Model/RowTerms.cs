namespace Schema.Dsl;

/// <summary>What rows hold, or are to hold.</summary>
public abstract record RowTerms;

/// <summary>In SQL: a condition, or what stands behind <c>SET</c>.</summary>
public sealed record SqlTerms(string Sql) : RowTerms;

/// <summary>As values of columns.</summary>
public sealed record ValueTerms(ValueList<ColumnValue> Values) : RowTerms;

/// <summary>A column and what it holds.</summary>
public sealed record ColumnValue(string Column, SqlValue Value);
