using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CompareHandlesAndEmailsWithoutCase : Migration
{
    public override void Change()
    {
        CreateExtension("citext");

        AlterTable("users", t =>
        {
            t.Modify("email", c => c.Type("citext"));
            t.Modify("handle", c => c.Type("citext"));
        });

        AddCheck("users", "char_length(handle) BETWEEN 2 AND 40", name: "users_handle_length_check");
    }
}
