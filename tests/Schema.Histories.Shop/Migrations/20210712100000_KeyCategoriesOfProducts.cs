using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class KeyCategoriesOfProducts : Migration
{
    public override void Up()
    {
        Delete("categories_products", where: "category_id IS NULL", Irreversible.Because("they meant nothing"));
        AddPrimaryKey("categories_products", ["category_id", "product_id"], name: "categories_products_pkey");
        DropIndexNamed("categories_products_unique");
        ReindexTable("categories_products");
    }

    public override void Down()
    {
        UniqueIndex("categories_products", "category_id", "product_id").Name("categories_products_unique");
        DropConstraint("categories_products", "categories_products_pkey");
        DropNotNull("categories_products", "category_id");
        DropNotNull("categories_products", "product_id");
    }
}
