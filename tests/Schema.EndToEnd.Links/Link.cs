using Schema.Dsl;

namespace Schema.EndToEnd.Links;

/// <summary>One of a <see cref="Chain"/>: a table that refers to the one before, and a row in the first one.</summary>
public sealed class Link(int number) : Migration
{
    public override void Change()
    {
        CreateTable($"link{number}", t =>
        {
            t.Integer("number");
            if (number > 1)
            {
                t.BigInt("previous_id").References($"link{number - 1}");
            }
        });

        Index($"link{number}", "number");

        Execute(
            $"INSERT INTO link1 (number) VALUES ({number})",
            down: $"DELETE FROM link1 WHERE number = {number}");
    }
}
