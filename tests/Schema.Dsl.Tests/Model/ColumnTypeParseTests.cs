namespace Schema.Dsl.Tests.Model;

/// <summary>Every spelling of a built-in type is the same type, so that none looks like a change.</summary>
public sealed class ColumnTypeParseTests
{
    [Theory]
    [InlineData("INT", "integer")]
    [InlineData("int2", "smallint")]
    [InlineData("int8", "bigint")]
    [InlineData("dec(10, 2)", "numeric(10,2)")]
    [InlineData("DECIMAL ( 10 , -2 )", "numeric(10,-2)")]
    [InlineData("float4", "real")]
    [InlineData("float", "double precision")]
    [InlineData("float(24)", "real")]
    [InlineData("float(25)[]", "double precision[]")]
    [InlineData("double  precision", "double precision")]
    [InlineData("bool", "boolean")]
    [InlineData("character varying(20)", "varchar(20)")]
    [InlineData("char varying", "varchar")]
    [InlineData("national character varying (20)", "varchar(20)")]
    [InlineData("NCHAR VARYING(20)", "varchar(20)")]
    [InlineData("character(3)", "char(3)")]
    [InlineData("national character(3)", "char(3)")]
    [InlineData("nchar", "char")]
    [InlineData("bit varying(8)", "varbit(8)")]
    [InlineData("timestamp(3) with time zone", "timestamptz(3)")]
    [InlineData("timestamp with time zone", "timestamptz")]
    [InlineData("timestamp (3)  without  time zone[]", "timestamp(3)[]")]
    [InlineData("time with time zone", "timetz")]
    [InlineData("interval day to second(3)", "interval day to second(3)")]
    [InlineData("interval(3)", "interval(3)")]
    [InlineData("integer ARRAY[3]", "integer[]")]
    [InlineData("varchar(20) array", "varchar(20)[]")]
    [InlineData("integer[3][]", "integer[][]")]
    [InlineData("int4range", "int4range")]
    [InlineData("geometry(Point, 4326)", "geometry(Point, 4326)")]
    [InlineData("\"My Type\"", "\"My Type\"")]
    public void Reads_every_spelling(string sql, string type) => ColumnType.Parse(sql).ToString().Should().Be(type);
}
