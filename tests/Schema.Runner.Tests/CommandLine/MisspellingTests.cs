namespace Schema.Runner.Tests;

public sealed class MisspellingTests
{
    private static readonly string[] Verbs = ["schema", "migrate", "rollback", "status", "script"];

    [Theory]
    [InlineData("migrat", "migrate")]
    [InlineData("migarte", "migrate")]
    [InlineData("mgrte", "migrate")]
    [InlineData("migrated", "migrate")]
    [InlineData("Migrate", "migrate")]
    [InlineData("--migrate", "migrate")]
    [InlineData("/migrate", "migrate")]
    [InlineData("rolback", "rollback")]
    [InlineData("roll-back", "rollback")]
    [InlineData("rollbacks", "rollback")]
    [InlineData("statsu", "status")]
    [InlineData("stauts", "status")]
    [InlineData("STATUS", "status")]
    [InlineData("stat", "status")]
    [InlineData("migr", "migrate")]
    [InlineData("rollb", "rollback")]
    [InlineData("scrip", "script")]
    [InlineData("shema", "schema")]
    public void Is_told_by_what_was_meant(string word, string verb) => Misspelling.Meant(word, Verbs).Should().Be(verb);

    [Theory]
    [InlineData("serve")]
    [InlineData("state")]
    [InlineData("start")]
    [InlineData("migration")]
    [InlineData("rotate")]
    [InlineData("describe")]
    [InlineData("--urls")]
    [InlineData("sta")]
    [InlineData("stats")]
    [InlineData("scripts")]
    [InlineData("scheme")]
    [InlineData("schemas")]
    [InlineData("seed")]
    [InlineData("roll")]
    [InlineData("-v")]
    [InlineData("")]
    public void Is_not_seen_in_the_words_of_an_application(string word) =>
        Misspelling.Meant(word, Verbs).Should().BeNull();
}
