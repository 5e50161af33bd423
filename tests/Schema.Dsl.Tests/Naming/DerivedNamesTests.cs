namespace Schema.Dsl.Tests.Naming;

public sealed class DerivedNamesTests
{
    [Theory]
    [InlineData("accounts", "account_id")]
    [InlineData("people", "person_id")]
    [InlineData("categories", "category_id")]
    [InlineData("user", "user_id")]
    [InlineData("billing.invoices", "invoice_id")]
    public void A_reference_is_named_after_one_row_of_its_table(string table, string column) =>
        DerivedNames.Default.ReferenceColumn(table).Should().Be(column);

    [Fact]
    public void Names_follow_Ecto()
    {
        DerivedNames.Default.Index("billing.users", [IndexKey.OfColumn("a"), IndexKey.OfExpression("lower(b)")], unique: false)
            .Should().Be("users_a_lower_b_index");
        DerivedNames.Default.PrimaryKey("users", ["id"]).Should().Be("users_pkey");
        DerivedNames.Default.Unique("users", ["a", "b"]).Should().Be("users_a_b_key");
        DerivedNames.Default.ForeignKey("posts", ["author_id"]).Should().Be("posts_author_id_fkey");
        DerivedNames.Default.Check("users", "age >= 0").Should().Be("users_age_check");
    }

    [Fact]
    public void A_derived_name_over_63_bytes_is_cut_always_to_the_same_name() =>
        DerivedNames.Default.Unique(new string('ü', 40), ["email"]).Should().Be($"{new string('ü', 27)}_c0c3965c")
            .And.Be(DerivedNames.Default.Unique(new string('ü', 40), ["email"]));

    [Fact]
    public void A_check_that_mentions_no_column_has_no_gap_in_its_name() =>
        DerivedNames.Default.Check("users", "true").Should().Be("users_check");

    [Fact]
    public void What_looks_like_a_placeholder_in_a_name_is_none() =>
        DerivedNames.Default.Unique("{columns}", ["{table}"]).Should().Be("{columns}_{table}_key");
}
