namespace Schema.Dsl;

/// <summary>Something gets another name, and what mentions it follows: PostgreSQL knows things by number, and the fold
/// has only their names.</summary>
internal abstract class Renaming
{
    /// <summary>What becomes of the name of a schema.</summary>
    public virtual string Schema(string schema) => schema;

    /// <summary>What becomes of the name of a table or another object.</summary>
    public TableName Name(TableName name) =>
        name.Schema is null ? name : name with { Schema = Schema(name.Schema) };

    /// <summary>What becomes of the name of a collation.</summary>
    public virtual TableName Collation(TableName collation) => Name(collation);

    /// <summary>What becomes of the type of a column.</summary>
    public virtual ColumnType Type(ColumnType type) => type;

    /// <summary>What becomes of an expression or a query.</summary>
    public abstract string Sql(string sql);

    /// <summary>The same for one that is read as a whole.</summary>
    public virtual string Sql(SqlPiece piece) => Sql(piece.Sql);

    /// <summary>What becomes of the default of something of a type.</summary>
    public virtual SqlValue? Default(SqlValue? value, ColumnType type) =>
        value is ExpressionValue expression ? new ExpressionValue(Sql(expression.Sql)) : value;

    /// <summary>The same for what a table says of its own columns.</summary>
    public virtual Renaming In(Table table) => this;

    /// <summary>The same for what a domain says of its values.</summary>
    public virtual Renaming In(Domain domain) => this;
}

/// <summary>A type gets another name, or moves.</summary>
/// <param name="rename">The new name of a type; <see langword="null"/> for types that keep theirs.</param>
internal sealed class TypeRenaming(Func<TableName, TableName?> rename) : Renaming
{
    public override ColumnType Type(ColumnType type) => TypeNames.Rename(type, rename);

    public override string Sql(string sql) => TypeNames.Rename(sql, rename);
}

/// <summary>A value of an enum gets another name.</summary>
/// <param name="isEnum">Whether a type of that name is the enum.</param>
internal sealed class EnumValueRenaming(
    Func<TableName, bool> isEnum, string from, string to, Func<string, bool>? isColumn = null) : Renaming
{
    private readonly EnumLiterals _literals = new(isEnum, isColumn ?? (_ => false));

    public override string Sql(string sql) => _literals.Rename(sql, from, to);

    public override SqlValue? Default(SqlValue? value, ColumnType type) =>
        IsEnum(type) ? Renamed(value) : base.Default(value, type);

    public override Renaming In(Table table) => new EnumValueRenaming(
        isEnum, from, to, column => table.Column(column) is { } found && IsEnum(found.Type));

    public override Renaming In(Domain domain) =>
        new EnumValueRenaming(isEnum, from, to, name => name == Domain.Value && IsEnum(domain.Type));

    private bool IsEnum(ColumnType type) => TypeNames.Of(type) is { } name && isEnum(name);

    private SqlValue? Renamed(SqlValue? value) => value switch
    {
        TextValue text when text.Text == from => new TextValue(to),
        ArrayValue array => new ArrayValue(array.Items.Select(item => Renamed(item)!).ToValueList()),
        ExpressionValue expression => new ExpressionValue(
            SqlLexer.Read(expression.Sql).WithoutTrivia() is { Length: 1 } only && only[0].StringValue == from
                ? SqlToken.OfString(to).Text
                : Sql(expression.Sql)),
        _ => value,
    };
}

/// <summary>A function gets another name, or moves.</summary>
/// <param name="isMeant">Whether a call by that name is one of it.</param>
internal sealed class FunctionRenaming(
    Func<TableName, bool> isMeant, TableName from, TableName to, SchemaModel before) : Renaming
{
    public override string Sql(string sql) =>
        QueryChange.FunctionRenamed(new QueryResolution(SqlQuery.Of(sql), before), isMeant, from, to).Sql;
}

/// <summary>A sequence gets another name, or moves.</summary>
/// <param name="rename">The new name of a sequence; <see langword="null"/> for those that keep theirs.</param>
internal sealed class SequenceRenaming(Func<TableName, TableName?> rename) : Renaming
{
    public override string Sql(string sql) => SequenceNames.Rename(sql, rename);
}

/// <summary>A collation gets another name, or moves.</summary>
/// <param name="rename">The new name of a collation; <see langword="null"/> for those that keep theirs.</param>
internal sealed class CollationRenaming(Func<TableName, TableName?> rename) : Renaming
{
    public override TableName Collation(TableName collation) => rename(collation) ?? collation;

    public override string Sql(string sql) => CollationNames.Rename(sql, rename);
}

/// <summary>A schema gets another name.</summary>
/// <param name="isAmbiguous">A table has the name too, so that <c>name.column</c> is no mention of the schema.</param>
internal sealed class SchemaRenaming(string from, string to, bool isAmbiguous = false) : Renaming
{
    public override string Schema(string schema) => schema == from ? to : schema;

    public override ColumnType Type(ColumnType type) => TypeNames.Rename(type, Renamed);

    public override string Sql(string sql)
    {
        var named = SequenceNames.Rename(TypeNames.Rename(sql, Renamed), Renamed);
        return isAmbiguous ? named : Qualifiers(named);
    }

    public override string Sql(SqlPiece piece) => QueryChange.SchemaRenamed(
        piece.Read(SequenceNames.Rename(TypeNames.Rename(piece.Sql, Renamed), Renamed)), from, to);

    public override Renaming In(Table table) => new SchemaRenaming(from, to, table.Name.Name == from);

    private TableName? Renamed(TableName name) => name.Schema == from ? name with { Schema = to } : null;

    private string Qualifiers(string sql)
    {
        var tokens = SqlLexer.Read(sql).ToArray();
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Name == from && tokens[i + 1].Is(".") && (i == 0 || !tokens[i - 1].Is(".")))
            {
                tokens[i] = new SqlToken(SqlTokenKind.QuotedName, Identifier.Quoted(to));
            }
        }

        return string.Concat(tokens.Select(token => token.Text));
    }
}
