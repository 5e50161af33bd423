using System.Globalization;

namespace Schema.Dsl;

/// <summary>The type of a column, in PostgreSQL's own name for it. Other engines map it to theirs.</summary>
/// <param name="Name">The type's name without arguments, such as <c>varchar</c>; or any type as SQL text.</param>
/// <param name="Arguments">Length, precision or scale, in the order in which SQL writes them.</param>
/// <param name="Dimensions">How many array dimensions the column has; 0 for none.</param>
/// <remarks>See the PostgreSQL manual, chapter 8, Data Types.</remarks>
public sealed record ColumnType(string Name, ValueList<int> Arguments, int Dimensions = 0)
{
    /// <summary>A type without arguments.</summary>
    public ColumnType(string name)
        : this(name, ValueList<int>.Empty)
    {
    }

    /// <summary>Reads a type's SQL name: <c>varchar(255)</c>, <c>numeric(10, 2)</c>, <c>timestamp(3) with time
    /// zone</c>, <c>text[]</c>, <c>geometry(Point, 4326)</c>. Every spelling of a built-in type gives the same
    /// type.</summary>
    public static ColumnType Parse(string sql) =>
        TypeText.Read(sql ?? throw new ArgumentNullException(nameof(sql)));

    /// <summary>A type that lives in a schema, such as an enum or a domain: its name, quoted.</summary>
    public static ColumnType Named(TableName type)
    {
        var name = Identifier.Quoted(Identifier.Given(type, "type").Name);
        return new(type.Schema is null ? name : $"{Identifier.Quoted(type.Schema)}.{name}");
    }

    /// <summary>The type as PostgreSQL reads it, such as <c>varchar(255)</c> or <c>text[]</c>.</summary>
    public override string ToString()
    {
        var arguments = string.Join(",", Arguments.Select(argument => argument.ToString(CultureInfo.InvariantCulture)));
        var dimensions = string.Concat(Enumerable.Repeat("[]", Dimensions));
        return arguments.Length == 0 ? $"{Name}{dimensions}" : $"{Name}({arguments}){dimensions}";
    }
}
