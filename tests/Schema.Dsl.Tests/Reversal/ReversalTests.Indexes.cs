namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static IndexDefinition Lower => Users.Indexes[3];

    public static TheoryData<Operation, Operation[]> ReversibleIndexes => new()
    {
        { new CreateIndex(Index("users_age_index", "age")), [new DropIndexNamed("users_age_index")] },
        { new DropIndex("users", new[] { "email" }), [new CreateIndex(Users.Indexes[0])] },
        { new DropIndexNamed("users_id_index"), [new CreateIndex(Users.Indexes[2])] },
        { new RenameIndex("users_email_index", "by_mail"), [new RenameIndex("by_mail", "users_email_index")] },
        {
            new SetIndexParameters("users_id_index", new[] { new StorageParameter("fillfactor", "70") }),
            [new ResetIndexParameters("users_id_index", new[] { "fillfactor" })]
        },
        {
            new SetIndexParameters("users_lower_index", new[]
            {
                new StorageParameter("fillfactor", "80"),
                new StorageParameter("deduplicate_items", "off"),
            }),
            [
                new ResetIndexParameters("users_lower_index", new[] { "deduplicate_items" }),
                new SetIndexParameters("users_lower_index", Lower.Parameters),
            ]
        },
        { new SetIndexParameters("users_lower_index", Lower.Parameters), [] },
        {
            new ResetIndexParameters("users_lower_index", new[] { "fillfactor" }),
            [new SetIndexParameters("users_lower_index", Lower.Parameters)]
        },
        { new SetIndexTablespace("users_lower_index", "slow"), [new SetIndexTablespace("users_lower_index", "fast")] },
        { new SetIndexTablespace("users_id_index", "slow"), [new SetIndexTablespace("users_id_index", null)] },
        { new SetIndexStatistics("users_lower_index", 1, null), [new SetIndexStatistics("users_lower_index", 1, 500)] },
        { new Reindex("users_email_index"), [] },
        { new ReindexTable("users"), [] },
    };
}
