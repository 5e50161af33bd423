using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class CreateFolders : Migration
{
    public override void Change()
    {
        CreateTable("folders", t =>
        {
            t.String("name", 80).NotNull().Unique();
            t.Integer("position").NotNull().Default(0).Check("position >= 0");
        });

        AddColumn("feeds", t => t.References("folders", onDelete: ReferentialAction.SetNull));
    }
}
