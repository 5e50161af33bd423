using System.Globalization;

namespace Schema.Runner.Sqlite;

/// <summary>A row of a result. A column can hold any type, so each value is read as what it should be.</summary>
internal sealed class Row(object[] values)
{
    public string? Text(int column) =>
        values[column] is DBNull ? null : Convert.ToString(values[column], CultureInfo.InvariantCulture);

    public long? Integer(int column) =>
        values[column] is DBNull ? null : Convert.ToInt64(values[column], CultureInfo.InvariantCulture);

    public double? Real(int column) =>
        values[column] is DBNull ? null : Convert.ToDouble(values[column], CultureInfo.InvariantCulture);
}
