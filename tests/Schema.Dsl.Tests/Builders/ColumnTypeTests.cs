namespace Schema.Dsl.Tests.Builders;

/// <summary>Every built-in type, with its parameters, and what PostgreSQL does not have.</summary>
public sealed class ColumnTypeTests
{
    public static TheoryData<string, Action<object>> Declared => new()
    {
        { "smallint", on => Columns(on).SmallInt("a") },
        { "integer", on => Columns(on).Integer("a") },
        { "bigint", on => Columns(on).BigInt("a") },
        { "numeric", on => Columns(on).Decimal("a") },
        { "numeric(10,0)", on => Columns(on).Decimal("a", 10) },
        { "numeric(10,2)", on => Columns(on).Decimal("a", 10, 2) },
        { "real", on => Columns(on).Real("a") },
        { "double precision", on => Columns(on).Double("a") },
        { "money", on => Columns(on).Money("a") },
        { "boolean", on => Columns(on).Boolean("a") },
        { "varchar(255)", on => Columns(on).String("a") },
        { "varchar(8)", on => Columns(on).String("a", 8) },
        { "char(1)", on => Columns(on).Char("a") },
        { "char(2)", on => Columns(on).Char("a", 2) },
        { "text", on => Columns(on).Text("a") },
        { "text[]", on => Columns(on).Text("a").Array() },
        { "text[][]", on => Columns(on).Text("a").Array(2) },
        { "citext", on => Columns(on).Citext("a") },
        { "bytea", on => Columns(on).Binary("a") },
        { "bit(1)", on => Columns(on).Bit("a") },
        { "bit(8)", on => Columns(on).Bit("a", 8) },
        { "varbit", on => Columns(on).VarBit("a") },
        { "varbit(8)", on => Columns(on).VarBit("a", 8) },
        { "uuid", on => Columns(on).Uuid("a") },
        { "json", on => Columns(on).Json("a") },
        { "jsonb", on => Columns(on).Jsonb("a") },
        { "xml", on => Columns(on).Xml("a") },
        { "hstore", on => Columns(on).Hstore("a") },
        { "tsvector", on => Columns(on).TsVector("a") },
        { "tsquery", on => Columns(on).TsQuery("a") },
        { "date", on => Columns(on).Date("a") },
        { "time", on => Columns(on).Time("a") },
        { "time(0)", on => Columns(on).Time("a", 0) },
        { "timetz(3)", on => Columns(on).TimeTz("a", 3) },
        { "timestamp(6)", on => Columns(on).Timestamp("a", 6) },
        { "timestamptz", on => Columns(on).TimestampTz("a") },
        { "timestamptz(3)", on => Columns(on).TimestampTz("a", 3) },
        { "interval", on => Columns(on).Interval("a") },
        { "interval(3)", on => Columns(on).Interval("a", 3) },
        { "interval year to month", on => Columns(on).Interval("a", "YEAR TO MONTH") },
        { "interval day to second(3)", on => Columns(on).Interval("a", "day to second", 3) },
        { "inet", on => Columns(on).Inet("a") },
        { "cidr", on => Columns(on).Cidr("a") },
        { "macaddr", on => Columns(on).MacAddr("a") },
        { "macaddr8", on => Columns(on).MacAddr8("a") },
        { "oid", on => Columns(on).Oid("a") },
        { "pg_lsn", on => Columns(on).PgLsn("a") },
        { "point", on => Columns(on).Point("a") },
        { "line", on => Columns(on).Line("a") },
        { "lseg", on => Columns(on).LSeg("a") },
        { "box", on => Columns(on).Box("a") },
        { "path", on => Columns(on).Path("a") },
        { "polygon", on => Columns(on).Polygon("a") },
        { "circle", on => Columns(on).Circle("a") },
        { "int4range", on => Columns(on).Int4Range("a") },
        { "int8range", on => Columns(on).Int8Range("a") },
        { "numrange", on => Columns(on).NumRange("a") },
        { "tsrange", on => Columns(on).TsRange("a") },
        { "tstzrange", on => Columns(on).TsTzRange("a") },
        { "daterange", on => Columns(on).DateRange("a") },
        { "int4multirange", on => Columns(on).Int4MultiRange("a") },
        { "int8multirange", on => Columns(on).Int8MultiRange("a") },
        { "nummultirange", on => Columns(on).NumMultiRange("a") },
        { "tsmultirange", on => Columns(on).TsMultiRange("a") },
        { "tstzmultirange", on => Columns(on).TsTzMultiRange("a") },
        { "datemultirange", on => Columns(on).DateMultiRange("a") },
        { "\"order_status\"", on => Columns(on).Enum("a", "order_status") },
        { "\"shop\".\"say \"\"hi\"\"\"[]", on => Columns(on).Enum("a", "shop.say \"hi\"").Array() },
    };

    public static TheoryData<string, Action<object>> Refused => new()
    {
        { "integer(4). integer takes no parameters. Write integer.", on => Columns(on).Column("a", "int4(4)") },
        { "text(10)[]. text takes no parameters. Write text[].", on => Columns(on).Column("a", "text(10)[]") },
        { "varchar(0). varchar takes a length from 1 to 10485760.", on => Columns(on).String("a", 0) },
        { "char(1,2). char takes a length from 1 to 10485760.", on => Columns(on).Column("a", "char(1, 2)") },
        { "varbit(0). varbit takes a length from 1 to 83886080.", on => Columns(on).VarBit("a", 0) },
        { "time(7). time takes a precision from 0 to 6.", on => Columns(on).Time("a", 7) },
        {
            "timestamptz(-1). timestamptz takes a precision from 0 to 6.",
            on => Columns(on).Column("a", "timestamp(-1) with time zone")
        },
        { "float(54). float takes from 1 to 53 bits. Write real or double precision.", on => Columns(on).Column("a", "float(54)") },
        {
            "numeric(1001). numeric takes a precision from 1 to 1000 and a scale from -1000 to 1000.",
            on => Columns(on).Column("a", "decimal(1001)")
        },
        {
            "interval year to month(3). An interval has a precision only where its fields end in second.",
            on => Columns(on).Interval("a", "year to month", 3)
        },
        {
            "interval week. The fields of an interval are one of day, day to hour, day to minute, day to second, hour, "
            + "hour to minute, hour to second, minute, minute to second, month, second, year, year to month.",
            on => Columns(on).Interval("a", "week")
        },
        {
            "bigserial. bigserial is no type: it makes a sequence that the history does not know. "
            + "Write bigint, and Identity().",
            on => Columns(on).Column("a", "bigserial")
        },
        {
            "serial4. serial4 is no type: it makes a sequence that the history does not know. Write integer, and Identity().",
            on => ((Recorded)on).AlterTable("users", t => t.Modify("a", c => c.Type("SERIAL4")))
        },
    };

    [Theory]
    [MemberData(nameof(Declared))]
    public void Has_a_method_for_each_type(string type, Action<object> column) =>
        Recorded.Single(on => column(on)).Should().BeOfType<AddColumn>().Which.Column.Type.ToString().Should().Be(type);

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_what_PostgreSQL_does_not_have(string refusal, Action<object> column) =>
        Recorded.Refusal(column).Should().Be($"The type of column \"a\" of \"users\" is {refusal}");

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Refuses_arrays_that_PostgreSQL_does_not_have(int dimensions) =>
        Recorded.Refusal(on => Columns(on).Text("a").Array(dimensions)).Should().Be(
            $"Array({dimensions}) of column \"a\" of \"users\": an array has from 1 to 6 dimensions.");

    private static AddColumnBuilder Columns(object on)
    {
        AddColumnBuilder? columns = null;
        ((Recorded)on).AddColumn("users", t => columns = t);
        return columns!;
    }
}
