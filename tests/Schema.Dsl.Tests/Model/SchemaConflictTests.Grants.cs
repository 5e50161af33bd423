namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    private static readonly Privilege[] Select = [new("SELECT", null)];

    private static readonly Privilege[] SelectSize = [new("SELECT", "size")];

    public static TheoryData<Operation, string> GrantConflicts => new()
    {
        { new GrantPrivileges(On.Table("nowhere"), Select, "app"), NoTable("nowhere") },
        { new GrantPrivileges(On.Table("users"), SelectSize, "app"), NoColumn("size") },
        {
            new GrantPrivileges(On.View("adults"), SelectSize, "app"),
            "there is no column \"size\" in view \"adults\"; it has id"
        },
        { new RevokePrivileges(On.Schema("nothing"), Select, "app"), NoObject("schema \"nothing\"") },
        { new RevokePrivileges(On.Sequence("nothing"), Select, "app"), NoObject("sequence \"nothing\"") },
        {
            new GrantPrivileges(On.AllProcedures("billing"), Select, "app"),
            "the history knows no procedures in schema \"billing\". Declare what was there before Schema with "
                + "ExistingTable(…) or Existing(() => Create…)"
        },
        { new DeclarePrivileges(new GrantPrivileges(On.Table("nowhere"), Select, "app")), NoTable("nowhere") },
    };

    [Fact]
    public void Grants_reach_what_the_server_has_by_itself()
    {
        Finds(On.Schema("public"));
        Finds(On.Sequence("users_id_seq"));
        Finds(On.FutureTables("nowhere"));

        static void Finds(On target) => SchemaConflict.Find(new GrantPrivileges(target, Select, "app"), Before).Should().BeNull();
    }
}
