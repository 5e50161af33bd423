using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class AddMultiFactorToUsers : Migration
{
    public override void Change()
    {
        AlterTable("users", t =>
        {
            t.SmallInt("mfa_level").NotNull().Default(0).Check("mfa_level BETWEEN 0 AND 3");
            t.String("mfa_seed");
            t.Text("mfa_recovery_codes").Array().NotNull().Default(Array.Empty<string>());
        });

        AddCheck("users", "mfa_level = 0 OR mfa_seed IS NOT NULL", name: "users_mfa_needs_seed");
    }
}
