using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    private static readonly ValueList<StorageParameter> WithoutDuplicates =
        new[] { new StorageParameter("fillfactor", "70"), new StorageParameter("deduplicate_items", "off") };

    public static TheoryData<Operation, int, string> TooNewParameters => new()
    {
        { new SetIndexParameters("i", WithoutDuplicates), 13, "the storage parameter deduplicate_items" },
        {
            new CreateIndex(new("i", "users", new[] { IndexKey.OfColumn("age") }) { Parameters = WithoutDuplicates }),
            13,
            "the storage parameter deduplicate_items"
        },
        {
            new AddConstraint("users", new UniqueConstraint("u", new[] { "age" }) { Parameters = WithoutDuplicates }),
            13,
            "the storage parameter deduplicate_items"
        },
        {
            new CreateTable(new("a")
            {
                Parameters = new[] { new StorageParameter("toast.autovacuum_vacuum_insert_threshold", "5") },
            }),
            13,
            "the storage parameter toast.autovacuum_vacuum_insert_threshold"
        },
        {
            new SetTableParameters("users", new[] { new StorageParameter("autovacuum_vacuum_max_threshold", "5") }),
            18,
            "the storage parameter autovacuum_vacuum_max_threshold"
        },
    };
}
