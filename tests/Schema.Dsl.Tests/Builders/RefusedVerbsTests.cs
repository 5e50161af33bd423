namespace Schema.Dsl.Tests.Builders;

/// <summary>What no server would accept is refused where it is written, with what to write instead.</summary>
public sealed class RefusedVerbsTests
{
    private static readonly string Long = new('x', 64);

    public static TheoryData<string, Action<object>> Refused => new()
    {
        { "A table has no name.", on => Verbs(on).CreateTable(new TableName(null, "")) },
        {
            $"The table name \"{Long}\" has 64 bytes; PostgreSQL keeps 63 and would cut the rest in silence. "
            + "Choose a shorter one.",
            on => Verbs(on).CreateTable(Long)
        },
        {
            "The column name \"a\\0b\" has a NUL character in it.",
            on => Verbs(on).RemoveColumn("users", "a\0b")
        },
        {
            "\"a.b.c\" is not a table name. Write \"table\" or \"schema.table\"; "
            + "for a name with a dot in it, new TableName(schema, name).",
            on => Verbs(on).DropTable("a.b.c")
        },
        {
            "Table \"users\" declares two columns named \"a\". Name them apart.",
            on => Verbs(on).CreateTable("users", t => { t.Text("a"); t.Text("a"); })
        },
        {
            "Table \"users\" declares two constraints named \"users_a_check\". Name them apart.",
            on => Verbs(on).CreateTable("users", t => t.Integer("a").Check("a > 0").Check("a < 9"))
        },
        {
            "Table \"users\" sets the parameter fillfactor twice. Keep one.",
            on => Verbs(on).CreateTable("users", t => { t.With("fillfactor", 70); t.With("fillfactor", 80); })
        },
        {
            "Table \"users\" declares a primary key and NoPrimaryKey(). Keep one.",
            on => Verbs(on).CreateTable("users", t => { t.Integer("a").PrimaryKey(); t.NoPrimaryKey(); })
        },
        {
            "Table \"users\" has a key over the column \"emial\", which it does not declare.",
            on => Verbs(on).CreateTable("users", t => { t.Text("email"); t.Unique("emial"); })
        },
        {
            "Column \"a\" of \"users\" has more than one of Default, Identity and GeneratedAs. Keep one.",
            on => Verbs(on).CreateTable("users", t => t.Integer("a").Default(1).Identity())
        },
        { "A block for table \"users\" changes nothing.", on => Verbs(on).AlterTable("users", _ => { }) },
        { "Modify(\"a\") changes nothing.", on => Verbs(on).AlterTable("users", t => t.Modify("a", _ => { })) },
        {
            "Modify(\"a\"): Using goes with Type. Name the type, even if it stays.",
            on => Verbs(on).AlterTable("users", t => t.Modify("a", c => c.Using("a::text")))
        },
        {
            "A block for table \"users\" adds two columns named \"a\". Name them apart.",
            on => Verbs(on).AlterTable("users", t => { t.Text("a"); t.Integer("a"); })
        },
        {
            "Storage and Compression of column \"a\" of \"users\": integer is always stored plain. Leave them out.",
            on => Verbs(on).AddColumn("users", t => t.Integer("a").Storage(ColumnStorage.Main))
        },
        {
            "Statistics(10001) of column \"a\" of \"users\": the target is from 0 to 10000.",
            on => Verbs(on).AlterTable("users", t => t.Modify("a", c => c.Statistics(10_001)))
        },
        {
            "The identity of column \"a\" of \"users\" has an increment of 0, which gives one number only.",
            on => Verbs(on).AddColumn("users", t => t.Integer("a").Identity(sequence: s => s.Increment(0)))
        },
        {
            "The identity of column \"a\" of \"users\" has a cache of 0; it is at least 1.",
            on => Verbs(on).AlterTable("users", t => t.Modify("a", c => c.Identity(sequence: s => s.Cache(0))))
        },
        {
            "The identity of column \"a\" of \"users\" has a smallest, a first and a largest number that do not follow "
            + "each other.",
            on => Verbs(on).AddColumn("users", t => t.Integer("a").Identity(sequence: s => s.Min(5).Start(1)))
        },
        { "An index of \"users\" has no columns.", on => Verbs(on).Index("users") },
        {
            "An index of \"users\" is not unique, so NullsNotDistinct() means nothing. Use UniqueIndex.",
            on => Verbs(on).Index("users", "a").NullsNotDistinct()
        },
        {
            "An index of \"users\" is unique and uses gin; only a btree can be unique. "
            + "Leave Using out, or use AddExclusion, which takes any operator.",
            on => Verbs(on).UniqueIndex("users", "a").Using("gin")
        },
        {
            "An index of \"users\" uses hash, which takes one column or expression only. Create an index for each.",
            on => Verbs(on).Index("users", "a", "b").Using("hash")
        },
        {
            "An index of \"users\" uses brin, which cannot store other columns. Leave Include out, or use a btree.",
            on => Verbs(on).Index("users", "a").Using("brin").Include("b")
        },
        {
            "An index of \"users\" uses gist, which has no order. Leave Sort and Nulls out, or use a btree.",
            on => Verbs(on).Index("users", i => i.Column("a", Sort.Descending)).Using("gist")
        },
        {
            "An index of \"users\" is given fillfactor twice. Keep one.",
            on => Verbs(on).Index("users", "a").With("fillfactor", 70).With("fillfactor", 80)
        },
        {
            "An expression of an index of \"users\" has a statistics target of 10001; it is from 0 to 10000.",
            on => Verbs(on).Index("users", i => i.Expression("lower(a)", statistics: 10_001))
        },
        {
            "An operator class of an index of \"users\" is no name: text_ops DESC. "
            + "Write \"text_ops\", or \"gist_trgm_ops(siglen=32)\"; "
            + "direction, nulls and collation are said by parameters of their own.",
            on => Verbs(on).Index("users", i => i.Column("a", operatorClass: "text_ops DESC"))
        },
        { "A block for the index \"i\" changes nothing.", on => Verbs(on).AlterIndex("i", _ => { }) },
        { "Reset() of the index \"i\" names no storage parameter.", on => Verbs(on).AlterIndex("i", i => i.Reset()) },
        {
            "Statistics(0, …) of the index \"i\": the parts of a key are counted from 1.",
            on => Verbs(on).AlterIndex("i", i => i.Statistics(0, 500))
        },
        {
            "An expression of the index \"i\" has a statistics target of -1; it is from 0 to 10000.",
            on => Verbs(on).AlterIndex("i", i => i.Statistics(1, -1))
        },
        {
            "The foreign key \"users_a_fkey\" of \"users\" names columns for Cascade, which sets none. "
            + "Columns go with SetNull and SetDefault.",
            on => Verbs(on).AddForeignKey("users", "a", "others").OnDelete(ReferentialAction.Cascade, "a")
        },
        {
            "The foreign key \"users_a_fkey\" of \"users\" would set \"b\", which is none of its columns: a.",
            on => Verbs(on).AddForeignKey("users", "a", "others").OnDelete(ReferentialAction.SetNull, "b")
        },
        {
            "The primary key of \"users\" takes no nulls, so NullsNotDistinct() means nothing. Leave it out.",
            on => Verbs(on).AddPrimaryKey("users", "a").NullsNotDistinct()
        },
        {
            "Table \"users\" is declared with its keys, so there is no index before them. Leave UsingIndex out.",
            on => Verbs(on).CreateTable("users", t => t.Unique("a").UsingIndex("i"))
        },
        {
            "The constraint \"users_a_key\" of \"users\" uses the index \"i\", which has an Include, a With, a Tablespace "
            + "and a NullsNotDistinct of its own. Leave them out here.",
            on => Verbs(on).AddUnique("users", "a").UsingIndex("i").Include("b")
        },
        {
            "The constraint \"users_a_key\" of \"users\" is given fillfactor twice. Keep one.",
            on => Verbs(on).AddUnique("users", "a").With("fillfactor", 70).With("fillfactor", 80)
        },
        {
            "The constraint \"users_excl\" of \"users\" compares nothing. Say what, as in x.With(\"during\", \"&&\").",
            on => Verbs(on).AddExclusion("users", _ => { })
        },
        {
            "The constraint \"users_a_excl\" of \"users\" uses gin, which cannot find a row. Leave Using out for gist.",
            on => Verbs(on).AddExclusion("users", x => x.With("a", "&&").Using("gin"))
        },
        {
            "The constraint \"users_a_b_excl\" of \"users\" uses hash, which takes one column or expression only. "
            + "Leave Using out for gist.",
            on => Verbs(on).AddExclusion("users", x => x.With("a", "=").With("b", "=").Using("hash"))
        },
        {
            "The constraint \"users_a_excl\" of \"users\" uses btree, which compares by = alone, and not by &&. "
            + "Leave Using out for gist.",
            on => Verbs(on).AddExclusion("users", x => x.With("a", "&&").Using("btree"))
        },
        { NoOperator("equals"), on => Verbs(on).AddExclusion("users", x => x.With("a", "equals")) },
        { NoOperator("= --"), on => Verbs(on).AddExclusion("users", x => x.With("a", "= --")) },
        { NoOperator("=--"), on => Verbs(on).AddExclusion("users", x => x.With("a", "=--")) },
        { NoOperator("=/*"), on => Verbs(on).AddExclusion("users", x => x.With("a", "=/*")) },
        { NoOperator("=)"), on => Verbs(on).AddExclusion("users", x => x.With("a", "=)")) },
        { NoOperator("=\n"), on => Verbs(on).AddExclusion("users", x => x.With("a", "=\n")) },
        {
            "Table \"users\" has a key over the column \"size\", which it does not declare.",
            on => Verbs(on).CreateTable("users", t => t.Exclude(x => x.With("size", "&&")))
        },
        { "A unique constraint names a column twice: a, a.", on => Verbs(on).AddUnique("users", "a", "a") },
        { "Insert(\"users\"): the row has no columns.", on => Verbs(on).Insert("users") },
        { "Insert(\"users\"): the row names the column \"a\" twice.", on => Verbs(on).Insert("users", ("a", 1), ("a", 2)) },
        { "Insert(\"users\") has no rows.", on => Verbs(on).Insert("users", ["a"]) },
        {
            "Insert(\"users\"): a row has 1 values for 2 columns, a, b.",
            on => Verbs(on).Insert("users", ["a", "b"], [1, 2], [3])
        },
        {
            "The value of column \"a\" of \"users\" has a NUL character in it, which PostgreSQL cannot store.",
            on => Verbs(on).Insert("users", ("a", "\0"))
        },
        {
            "The expression of Sql() has a semicolon in it: 1; DROP TABLE users. It becomes a part of a statement, "
            + "and has to be whole by itself; statements of your own go into Execute.",
            on => Verbs(on).Insert("users", ("a", Recorded.Sql("1; DROP TABLE users")))
        },
        { "The undo of Insert(\"users\") has no SQL.", on => Verbs(on).Insert("users", ("a", 1)).Undo(" ;") },
        { "The condition of Update(\"users\") is blank.", on => Verbs(on).Update("users", "a = 1", "", "SELECT 1") },
        {
            "The condition of Delete(\"users\") has a bracket that closes nothing in it: true) OR (true. It becomes a part "
            + "of a statement, and has to be whole by itself; statements of your own go into Execute.",
            on => Verbs(on).Delete("users", "true) OR (true", "SELECT 1")
        },
        { "What Update(\"users\") sets is blank.", on => Verbs(on).Update("users", "", "true", "SELECT 1") },
        { "Update(\"users\"): where has no columns.", on => Verbs(on).Update("users", [("a", 1)], [], [("a", 2)]) },
        {
            "Update(\"users\") sets a, b, and its undo a. Give values for the same columns.",
            on => Verbs(on).Update("users", [("a", 1), ("b", 1)], [("id", 1)], [("a", 2)])
        },
        {
            "Update(\"users\") sets \"a\" to an expression and finds its rows by it, "
            + "so that the way back would not find them. Give the undo as SQL.",
            on => Verbs(on).Update("users", [("a", Recorded.Sql("a + 1"))], [("a", 1)], [("a", 1)])
        },
        {
            "The enum \"status\" has the value \"new\" twice. Leave one out.",
            on => Verbs(on).CreateEnum("status", "new", "paid", "new")
        },
        {
            "The value \"a\\0b\" of the enum \"status\" has a NUL character in it.",
            on => Verbs(on).CreateEnum("status", "a\0b")
        },
        {
            $"The value \"{Long}\" of the enum \"status\" has 64 bytes; PostgreSQL takes 63 at the most. Choose a shorter one.",
            on => Verbs(on).RenameEnumValue("status", "new", to: Long)
        },
        {
            "A value of the enum \"status\" is null.",
            on => Verbs(on).CreateEnum("status", null!, "new")
        },
        {
            "AddEnumValue(\"status\", \"c\") has both after and before. Keep one.",
            on => Verbs(on).AddEnumValue("status", "c", after: "a", before: "b")
        },
        {
            "The attribute \"street\" of \"address\" has more than a type and a collation. PostgreSQL keeps nothing else for "
            + "a part of a composite type; say it of the columns that are of the type.",
            on => Verbs(on).CreateCompositeType("address", t => t.Text("street").NotNull())
        },
        {
            "The attribute \"street\" of \"address\" has more than a type and a collation. PostgreSQL keeps nothing else for "
            + "a part of a composite type; say it of the columns that are of the type.",
            on => Verbs(on).AlterCompositeType("address", t => t.Text("street").Unique())
        },
        {
            "The type \"address\" declares two attributes named \"a\". Name them apart.",
            on => Verbs(on).CreateCompositeType("address", t => { t.Text("a"); t.Integer("a"); })
        },
        { "A block for type \"address\" changes nothing.", on => Verbs(on).AlterCompositeType("address", _ => { }) },
        {
            "The sequence \"tickets\" counts in numeric. Choose smallint, integer or bigint.",
            on => Verbs(on).CreateSequence("tickets", s => s.Type("decimal"))
        },
        {
            "The sequence \"tickets\" has an increment of 0, which gives one number only.",
            on => Verbs(on).AlterSequence("tickets", s => s.Increment(0))
        },
        {
            "The sequence \"tickets\" has a cache of 0; it is at least 1.",
            on => Verbs(on).CreateSequence("tickets", s => s.Cache(0))
        },
        {
            "The sequence \"tickets\" cannot be: its smallest number, 5, is not less than its largest, 3.",
            on => Verbs(on).CreateSequence("tickets", s => s.Min(5).Max(3))
        },
        {
            "The sequence \"tickets\" cannot be: it starts with 9, and its numbers go from 1 to 5.",
            on => Verbs(on).CreateSequence("tickets", s => s.Start(9).Max(5))
        },
        {
            "The sequence \"tickets\" cannot be: its numbers go from 1 to 40000, and smallint holds those from -32768 to 32767.",
            on => Verbs(on).CreateSequence("tickets", s => s.Type("smallint").Max(40000))
        },
        { "A block for sequence \"tickets\" changes nothing.", on => Verbs(on).AlterSequence("tickets", _ => { }) },
        {
            "The domain \"email\" declares two checks named \"email_check\". Name them apart.",
            on => Verbs(on).CreateDomain("email", "text", d => d.Check("VALUE <> ''").Check("VALUE <> 'a'"))
        },
        { "A block for domain \"email\" changes nothing.", on => Verbs(on).AlterDomain("email", _ => { }) },
        {
            "The default of domain \"email\" is null. A column without a default holds null anyway; "
            + "use DropDefault() to take one away.",
            on => Verbs(on).AlterDomain("email", d => d.Default(null!))
        },
        {
            "A check of domain \"email\" has a bracket that closes nothing in it: true) OR (true. It becomes a part of a "
            + "statement, and has to be whole by itself; statements of your own go into Execute.",
            on => Verbs(on).AlterDomain("email", d => d.Check("true) OR (true"))
        },
        {
            "SetSchema moves types, views and other objects that a schema holds. "
            + "Columns, constraints and indexes stay with their table.",
            on => Verbs(on).SetSchema(On.Column("users", "email"), "archive")
        },
        { "Execute was given no SQL.", on => Verbs(on).Execute(" -- nothing\n", "SELECT 1") },
        {
            "Irreversible.Because needs a reason: whoever rolls back will read it.",
            on => Verbs(on).Execute("SELECT 1", Irreversible.Because(" "))
        },
        {
            "The default of column \"a\" of \"users\" is a DayOfWeek, and nothing says how to write that in SQL. "
            + "Give a string, a number or another simple value, or write DefaultSql(\"…\").",
            on => Verbs(on).SetDefault("users", "a", DayOfWeek.Friday)
        },
        {
            "The default of column \"a\" of \"users\" has a NUL character in it, which PostgreSQL cannot store.",
            on => Verbs(on).SetDefault("users", "a", "\0")
        },
        {
            "The default of column \"a\" of \"users\" is null. A column without a default holds null anyway; "
            + "use DropDefault() to take one away.",
            on => Verbs(on).CreateTable("users", t => t.Text("a").Default(null!))
        },
        {
            "The default of column \"a\" of \"users\" is not a finite number. "
            + "Write DefaultSql(\"'NaN'\") or DefaultSql(\"'Infinity'\").",
            on => Verbs(on).AlterTable("users", t => t.Modify("a", c => c.Default(double.NaN)))
        },
        { "The default of column \"a\" of \"users\" is blank.", on => Verbs(on).SetDefaultSql("users", "a", " ") },
        {
            "Decimal(\"a\", 2, 3): the precision is at least 1, and the scale from 0 to the precision.",
            on => Verbs(on).AddColumn("users", t => t.Decimal("a", 2, 3))
        },
        {
            "A verb of the migration stands inside the block of CreateTable(\"users\"). "
            + "Inside, use the block's own parameter; write the verb before or after it.",
            on => Verbs(on).CreateTable("users", _ => Verbs(on).Index("users", "a"))
        },
    };

    public static TheoryData<string, Action<object>> Blank => new()
    {
        { "A table has no name.", on => Verbs(on).DropTable(" ") },
        { "A schema has no name.", on => Verbs(on).DropTable(new TableName(" ", "users")) },
        { "A table has no name.", on => Verbs(on).RenameTable("users", "") },
        { "A column has no name.", on => Verbs(on).RemoveColumn("users", " ") },
        { "A column has no name.", on => Verbs(on).CreateTable("users", t => t.Text("\t")) },
        { "An index has no name.", on => Verbs(on).DropIndexNamed(" ") },
        { "An index has no name.", on => Verbs(on).Index("users", "a").Name("") },
        { "A constraint has no name.", on => Verbs(on).DropConstraint("users", " ") },
        { "A constraint has no name.", on => Verbs(on).AddCheck("users", "a > 0", name: "") },
        { "A table has no name.", on => Verbs(on).Comment(On.Table(" "), "…") },
        { "A column has no name.", on => Verbs(on).Comment(On.Column("users", ""), "…") },
        { "A constraint has no name.", on => Verbs(on).Comment(On.Constraint("users", " "), "…") },
        { "An index has no name.", on => Verbs(on).Comment(On.Index(" "), "…") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    [MemberData(nameof(Blank))]
    public void Says_what_is_wrong_and_what_to_write(string message, Action<object> verb) =>
        Recorded.Refusal(recorded => verb(recorded)).Should().Be(message);

    [Fact]
    public void A_migration_overrides_Change_or_Up_and_Down()
    {
        RecordingOf(new Neither()).Should().Throw<InvalidMigrationException>()
            .WithMessage("Neither overrides neither Change() nor Up(). Override one of them.");
        RecordingOf(new Both()).Should().Throw<InvalidMigrationException>()
            .WithMessage("Both overrides Change() and Up() or Down(). Keep Change(), or keep Up() and Down().");
        RecordingOf(new OnlyDown()).Should().Throw<InvalidMigrationException>()
            .WithMessage("OnlyDown overrides Down() alone. Override Up() as well, or Change() instead of both.");
    }

    [Fact]
    public void Up_without_Down_has_no_way_back() =>
        RecordedMigration.Of(new OnlyUp()).IrreversibleBecause.Should().Be("it has an Up() and no Down()");

    [Fact]
    public void An_override_may_call_its_base() =>
        RecordedMigration.Of(new CallsBase()).Should().BeEquivalentTo(
            new RecordedMigration(ValueList<Operation>.From([new DropTable("a")]), null));

    private static string NoOperator(string text) =>
        $"An exclusion of \"users\" compares by \"{text}\", which is no operator. Write \"=\", \"&&\", or \"extensions.&&\".";

    private static Recorded Verbs(object on) => (Recorded)on;

    private static Func<RecordedMigration> RecordingOf(Migration migration) => () => RecordedMigration.Of(migration);

    private sealed class Neither : Migration;

    private sealed class CallsBase : Migration
    {
        public override void Change()
        {
            DropTable("a");
            base.Change();
        }
    }

    private sealed class Both : Migration
    {
        public override void Change() => DropTable("a");

        public override void Up() => DropTable("a");
    }

    private sealed class OnlyDown : Migration
    {
        public override void Down() => DropTable("a");
    }

    private sealed class OnlyUp : Migration
    {
        public override void Up() => DropTable("a");
    }
}
