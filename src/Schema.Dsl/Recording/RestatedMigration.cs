namespace Schema.Dsl;

/// <summary>A migration that says what is written down already.</summary>
internal sealed class RestatedMigration(IReadOnlyList<Operation> operations) : Migration
{
    public override void Change()
    {
        foreach (var operation in operations)
        {
            Add(operation);
        }
    }
}
