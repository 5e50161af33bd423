using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateCategories : Migration
{
    public override void Change()
    {
        CreateTable("categories", t =>
        {
            t.References("categories", column: "parent_id", onDelete: ReferentialAction.Restrict);
            t.String("name", 80).NotNull();
            t.Integer("lft").NotNull();
            t.Integer("rgt").NotNull();
            t.Check("lft < rgt");
        });

        CreateTable("categories_products", t =>
        {
            t.NoPrimaryKey();
            t.References("categories", onDelete: ReferentialAction.Cascade, index: false);
            t.References("products", onDelete: ReferentialAction.Cascade);
        });

        UniqueIndex("categories_products", "category_id", "product_id").Name("categories_products_unique");
    }
}
