using Schema.Histories.Shop;

namespace Schema.EndToEnd.Histories;

/// <summary>A shop: amounts, stock and invoices, in two schemas; what was one table becomes several.</summary>
internal static class ShopHistory
{
    public static History Value { get; } = new(
        "shop",
        MigrationRegistry.All,
        new UserRows(
            "20120214101000 CreateAddresses",
            """
            INSERT INTO customers (email, name) VALUES ('ada@example.org', 'Ada'), ('grace@example.org', 'Grace');
            INSERT INTO products (name, sku, price, stock, color, size) VALUES
                ('Shirt', 'S-1', 19.90, 5, 'blue', 'M'), ('Cup', 'C-1', 7, 0, NULL, NULL);
            INSERT INTO categories (parent_id, name, lft, rgt) VALUES (NULL, 'All', 1, 4), (1, 'Clothes', 2, 3);
            INSERT INTO categories_products VALUES (2, 1), (1, 2);
            INSERT INTO orders (customer_id, number, status, total, shipping_address) VALUES
                (1, 1001, 'paid', 26.90, 'Main Street 1'), (2, 1002, 'new', 7, 'Side Street 2');
            INSERT INTO order_lines (order_id, product_id, quantity, price) VALUES
                (1, 1, 1, 19.90), (1, 2, 1, 7), (2, 2, 1, 7);
            INSERT INTO carts (token, customer_id) VALUES ('00000000-0000-0000-0000-000000000001', 1);
            INSERT INTO cart_lines VALUES ('00000000-0000-0000-0000-000000000001', 2, 3);
            INSERT INTO payments (order_id, provider, reference, amount, succeeded) VALUES (1, 'card', 'abc', 26.90, true);
            INSERT INTO addresses (customer_id, street, postcode, city, country, is_default)
                VALUES (1, 'Main Street 1', '10115', 'Berlin', 'DE', true);
            """,
            "customers",
            "products",
            "categories",
            "orders",
            "order_lines",
            "cart_lines",
            "payments",
            "addresses"),
        new UserRows(
            "20190603081500 CreateShipments",
            """
            INSERT INTO billing.invoices (order_id, number, net, tax, issued_on)
                VALUES (1, '2019-1', 22.61, 4.29, '2019-06-03');
            INSERT INTO billing.refunds (invoice_id, payment_id, amount, reason) VALUES (1, 1, 7, 'broken');
            INSERT INTO coupons (code, percent, valid) VALUES ('spring', 10, '[2019-03-01,2019-06-01)');
            INSERT INTO reviews (product_id, customer_id, stars) VALUES (1, 2, 4);
            INSERT INTO shipments (order_id, warehouse_id, carrier, promised) VALUES (1, 1, 'Post', '2 days 3 hours');
            INSERT INTO exchange_rates VALUES ('EUR', 'USD', '2019-06-03', 1.12);
            """,
            "customers",
            "orders",
            "order_items",
            "billing.invoices",
            "billing.refunds",
            "coupons",
            "reviews",
            "shipments",
            "stock_levels",
            "tax_rates",
            "exchange_rates"))
    {
        NeedsPostgres = 14,
    };
}
