using Schema.Histories.Reader;

namespace Schema.EndToEnd.Histories;

/// <summary>A feed reader, of verbs that SQLite has too; it is shorter than the others.</summary>
internal static class ReaderHistory
{
    public static History Value { get; } = new(
        "reader",
        MigrationRegistry.All,
        new UserRows(
            "20180604080000 TagEntries",
            """
            INSERT INTO folders (name) VALUES ('News');
            INSERT INTO feeds (url, title, folder_id) VALUES
                ('https://example.org/feed', 'Example', 1), ('https://example.com/feed', 'Other', NULL);
            INSERT INTO entries (feed_id, guid, title, content, is_read, updated_at) VALUES
                (1, 'a', 'First', '<p>One</p>', true, '2018-06-05 00:00:00'),
                (1, 'b', NULL, NULL, false, '2018-06-06 00:00:00');
            INSERT INTO stars (entry_id) VALUES (2);
            INSERT INTO entry_tags VALUES (1, 1);
            """,
            "feeds",
            "entries",
            "entry_tags",
            "tags"),
        new UserRows(
            "20220314093000 CreateFilters",
            """
            INSERT INTO filters (feed_id, pattern, action) VALUES (1, 'advert', 'hide');
            INSERT INTO filters (feed_id, pattern, action, tag_id) VALUES (NULL, 'job', 'tag', 1);
            """,
            "groups",
            "feeds",
            "contents",
            "filters",
            "tags"));
}
