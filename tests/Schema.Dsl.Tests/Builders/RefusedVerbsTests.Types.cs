namespace Schema.Dsl.Tests.Builders;

public sealed partial class RefusedVerbsTests
{
    public static TheoryData<string, Action<object>> RefusedOfTypes => new()
    {
        {
            "AddEnumValue(\"status\", \"c\") has both after and before. Keep one.",
            on => Verbs(on).AddEnumValue("status", "c", after: "a", before: "b")
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
            "The attribute \"street\" of \"address\" has more than a type, a collation and a comment. PostgreSQL keeps "
            + "nothing else for a part of a composite type; say it of the columns that are of the type.",
            on => Verbs(on).CreateCompositeType("address", t => t.Text("street").NotNull())
        },
        {
            "The attribute \"street\" of \"address\" has more than a type, a collation and a comment. PostgreSQL keeps "
            + "nothing else for a part of a composite type; say it of the columns that are of the type.",
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
    };
}
