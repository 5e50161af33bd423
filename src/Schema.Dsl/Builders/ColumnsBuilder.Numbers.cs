namespace Schema.Dsl;

public abstract partial class ColumnsBuilder
{
    /// <summary>An integer of 2 bytes.</summary>
    public ColumnBuilder SmallInt(string name) => Column(name, new ColumnType("smallint"));

    /// <summary>An integer of 4 bytes.</summary>
    public ColumnBuilder Integer(string name) => Column(name, new ColumnType("integer"));

    /// <summary>An integer of 8 bytes.</summary>
    public ColumnBuilder BigInt(string name) => Column(name, new ColumnType("bigint"));

    /// <summary>An exact number of any size.</summary>
    public ColumnBuilder Decimal(string name) => Column(name, new ColumnType("numeric"));

    /// <summary>An exact number with this many digits in all, and after the point.</summary>
    public ColumnBuilder Decimal(string name, int precision, int scale = 0) =>
        precision >= 1 && scale >= 0 && scale <= precision
            ? Column(name, new ColumnType("numeric", new[] { precision, scale }))
            : throw new InvalidMigrationException(
                $"Decimal(\"{name}\", {precision}, {scale}): "
                + "the precision is at least 1, and the scale from 0 to the precision.");

    /// <summary>A floating-point number of 4 bytes.</summary>
    public ColumnBuilder Real(string name) => Column(name, new ColumnType("real"));

    /// <summary>A floating-point number of 8 bytes.</summary>
    public ColumnBuilder Double(string name) => Column(name, new ColumnType("double precision"));

    /// <summary>An amount of the currency that the server is set to. Prefer
    /// <see cref="Decimal(string, int, int)"/>.</summary>
    public ColumnBuilder Money(string name) => Column(name, new ColumnType("money"));

    /// <summary>True or false.</summary>
    public ColumnBuilder Boolean(string name) => Column(name, new ColumnType("boolean"));
}
