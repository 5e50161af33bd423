namespace Schema.Dsl;

public abstract partial class ColumnsBuilder
{
    /// <summary>A day.</summary>
    public ColumnBuilder Date(string name) => Column(name, new ColumnType("date"));

    /// <summary>A time of day, without a zone.</summary>
    /// <param name="precision">How many digits of a second are kept, from 0 to 6, which is the default.</param>
    public ColumnBuilder Time(string name, int? precision = null) => Column(name, "time", precision);

    /// <summary>A time of day with an offset from UTC. Prefer <see cref="TimestampTz"/> for moments.</summary>
    /// <param name="precision">How many digits of a second are kept, from 0 to 6, which is the default.</param>
    public ColumnBuilder TimeTz(string name, int? precision = null) => Column(name, "timetz", precision);

    /// <summary>A day and a time, without a zone. Prefer <see cref="TimestampTz"/> for moments.</summary>
    /// <param name="precision">How many digits of a second are kept, from 0 to 6, which is the default.</param>
    public ColumnBuilder Timestamp(string name, int? precision = null) => Column(name, "timestamp", precision);

    /// <summary>A moment: <c>timestamptz</c>.</summary>
    /// <param name="precision">How many digits of a second are kept, from 0 to 6, which is the default.</param>
    public ColumnBuilder TimestampTz(string name, int? precision = null) => Column(name, "timestamptz", precision);

    /// <summary>A span of time.</summary>
    /// <param name="precision">How many digits of a second are kept, from 0 to 6, which is the default.</param>
    public ColumnBuilder Interval(string name, int? precision = null) => Column(name, "interval", precision);

    /// <summary>A span of time that keeps only some fields: <c>t.Interval("age", "year to month")</c>.</summary>
    /// <param name="fields">From the largest field to the smallest, such as <c>day to second</c>.</param>
    /// <param name="precision">How many digits of a second are kept, from 0 to 6, where the fields end in
    /// seconds.</param>
    public ColumnBuilder Interval(string name, string fields, int? precision = null) =>
        Column(name, precision is null ? $"interval {fields}" : $"interval {fields}({precision})");
}
