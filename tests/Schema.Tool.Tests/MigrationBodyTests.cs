namespace Schema.Tool.Tests;

/// <summary>What the name of a migration says of it.</summary>
public sealed class MigrationBodyTests
{
    [Theory]
    [InlineData("CreateOrders", "CreateTable(\"orders\", t =>\n{\n    t.Timestamps();\n});")]
    [InlineData("CreateOrderItemTable", "CreateTable(\"order_items\", t =>\n{\n    t.Timestamps();\n});")]
    [InlineData("DropOrders", "DropTable(\"orders\");")]
    [InlineData("AddEmailToUsers", "AddColumn(\"users\", t => t.Text(\"email\"));")]
    [InlineData("AddAccountIdToUser", "AddColumn(\"users\", t => t.References(\"accounts\"));")]
    [InlineData("AddConfirmedAtToUsers", "AddColumn(\"users\", t => t.TimestampTz(\"confirmed_at\"));")]
    [InlineData("AddBornOnToUsers", "AddColumn(\"users\", t => t.Date(\"born_on\"));")]
    [InlineData("AddIsActiveToUsers", "AddColumn(\"users\", t => t.Boolean(\"is_active\").NotNull().Default(false));")]
    [InlineData("AddEmailAndLastNameToUsers", "AlterTable(\"users\", t =>\n{\n    t.Text(\"email\");\n    t.Text(\"last_name\");\n});")]
    [InlineData("RemoveAgeFromUsers", "RemoveColumn(\"users\", \"age\");")]
    [InlineData("RemoveAgeAndSizeFromUsers", "AlterTable(\"users\", t =>\n{\n    t.Remove(\"age\");\n    t.Remove(\"size\");\n});")]
    [InlineData("AddUniqueIndexToUsersEmail", "UniqueIndex(\"users\", \"email\");")]
    [InlineData("AddIndexToOrderItemsOrderId", "Index(\"order_items\", \"order_id\");")]
    [InlineData("AddIndexToUsersLastNameAndFirstName", "Index(\"users\", \"last_name\", \"first_name\");")]
    [InlineData("RenameUsersToPeople", "RenameTable(\"users\", to: \"people\");")]
    [InlineData("RenameMailToEmailInUsers", "RenameColumn(\"users\", \"mail\", to: \"email\");")]
    public void Says_what_it_does(string name, string body) => MigrationBody.Of(name).Should().Be(body);

    [Theory]
    [InlineData("FillEmails")]
    [InlineData("AddEmail")]
    [InlineData("Create")]
    [InlineData("Everything")]
    public void Does_not_always(string name) => MigrationBody.Of(name).Should().BeNull();
}
