using Schema.Histories.Cms;

namespace Schema.EndToEnd.Histories;

/// <summary>A content management system: trees, revisions, translations, times without zones that get one.</summary>
internal static class CmsHistory
{
    public static History Value { get; } = new(
        "cms",
        MigrationRegistry.All,
        new UserRows(
            "20120618090000 CreateComments",
            """
            INSERT INTO accounts (email, name, password_digest, role) VALUES
                ('Ada@example.org', 'Ada', 'secret', 2), ('grace@example.org', NULL, 'secret', 0);
            INSERT INTO sites (name, host, subdomain, owner_id) VALUES ('Home', 'example.org', 'home', 1);
            INSERT INTO pages (site_id, parent_id, author_id, slug, title, body, published, updated_at) VALUES
                (1, NULL, 1, 'home', 'Home', 'Welcome', true, '2012-06-19'),
                (1, 1, 1, 'about', 'About', 'Us', true, '2012-06-20'),
                (1, 1, 2, 'draft', 'Draft', '', false, '2012-06-21');
            INSERT INTO assets (site_id, filename, content_type, byte_size, md5, metadata) VALUES
                (1, 'a.png', 'image/png', 70000, decode(md5('a'), 'hex'), '{"dpi":72}'),
                (1, 'b.pdf', 'application/pdf', 1, NULL, NULL);
            INSERT INTO tags (site_id, name) VALUES (1, 'news'), (1, 'press');
            INSERT INTO taggings (tag_id, taggable_id, taggable_type) VALUES (1, 1, 'Page'), (2, 2, 'Asset');
            """,
            "sites",
            "pages",
            "assets",
            "tags"),
        new UserRows(
            "20190401103000 DeclareSessions",
            """
            INSERT INTO accounts (email, password_digest, role, last_sign_in_at)
                VALUES ('mary@example.org', 'secret', 'editor', '2019-04-01 12:00');
            INSERT INTO sessions VALUES ('abc', '{"cart": []}', '2019-04-02');
            INSERT INTO settings (site_id, key, value) VALUES (1, 'theme', '"dark"');
            INSERT INTO redirects (site_id, path, target) VALUES (1, '/old', '/new');
            INSERT INTO menus (site_id, name) VALUES (1, 'top');
            INSERT INTO menu_items (menu_id, page_id, label, position) VALUES (1, 1, 'Home', 0);
            INSERT INTO forms (site_id, name, recipients) VALUES (1, 'Contact', ARRAY['ada@example.org']);
            INSERT INTO submissions (form_id, answers) VALUES (1, '{"name": "Mary"}');
            """,
            "accounts",
            "sessions",
            "pages",
            "revisions",
            "translations",
            "settings",
            "redirects",
            "menu_items",
            "submissions"));
}
