using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class NestCategoriesByPath : Migration
{
    public override void Change()
    {
        AddColumn("categories", t => t.Integer("ancestors").Array().NotNull().Default(Array.Empty<int>()));

        DropConstraint("categories", "categories_lft_rgt_check");
        DropNotNull("categories", "lft");
        DropNotNull("categories", "rgt");
        Execute(
            """
            UPDATE categories SET ancestors = (
                SELECT coalesce(array_agg(above.id::integer ORDER BY above.lft), '{}')
                FROM categories AS above WHERE above.lft < categories.lft AND above.rgt > categories.rgt)
            """,
            down: """
            WITH sorted AS (
                SELECT id, cardinality(ancestors) AS depth,
                    row_number() OVER (ORDER BY ancestors || id::integer) AS place,
                    (SELECT count(*) FROM categories AS below WHERE categories.id = ANY (below.ancestors)) AS size
                FROM categories
            )
            UPDATE categories SET lft = 2 * place - depth - 1, rgt = 2 * (place + size) - depth, ancestors = '{}'
            FROM sorted WHERE sorted.id = categories.id
            """);
        AlterTable("categories", t =>
        {
            t.Remove("lft");
            t.Remove("rgt");
        });

        Index("categories", i => i.Column("ancestors").Using("gin"));
    }
}
