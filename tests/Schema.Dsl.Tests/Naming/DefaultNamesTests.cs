namespace Schema.Dsl.Tests.Naming;

public sealed class DefaultNamesTests
{
    [Theory]
    [InlineData("accounts", "account_id")]
    [InlineData("people", "person_id")]
    [InlineData("categories", "category_id")]
    [InlineData("user", "user_id")]
    [InlineData("billing.invoices", "invoice_id")]
    public void A_reference_is_named_after_one_row_of_its_table(string table, string column) =>
        DefaultNames.ReferenceColumn(table).Should().Be(column);

    [Fact]
    public void Names_follow_Ecto()
    {
        DefaultNames.Index("billing.users", [IndexKey.OfColumn("a"), IndexKey.OfExpression("lower(b)")])
            .Should().Be("users_a_lower_b_index");
        DefaultNames.PrimaryKey("users").Should().Be("users_pkey");
        DefaultNames.Unique("users", ["a", "b"]).Should().Be("users_a_b_key");
        DefaultNames.ForeignKey("posts", ["author_id"]).Should().Be("posts_author_id_fkey");
        DefaultNames.Check("users", "age >= 0").Should().Be("users_age_check");
    }

    [Fact]
    public void A_derived_name_over_63_bytes_is_cut_always_to_the_same_name() =>
        DefaultNames.Unique(new string('ü', 40), ["email"]).Should().Be($"{new string('ü', 27)}_c0c3965c")
            .And.Be(DefaultNames.Unique(new string('ü', 40), ["email"]));
}
