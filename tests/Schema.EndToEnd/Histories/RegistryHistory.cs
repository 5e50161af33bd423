using Schema.Histories.Registry;

namespace Schema.EndToEnd.Histories;

/// <summary>A package registry: early raw SQL, counters that move, columns that grow, search in two ways.</summary>
internal static class RegistryHistory
{
    public static History Value { get; } = new(
        "registry",
        MigrationRegistry.All,
        new UserRows(
            "20160322184500 ChangeSizeOfVersionsToBigInt",
            """
            INSERT INTO users (handle, email, encrypted_password, api_key, email_confirmed) VALUES
                ('ada', 'ada@example.org', 'secret', 'key-of-ada', true),
                ('Grace', 'Grace@example.org', 'secret', NULL, false);
            INSERT INTO packages (name, downloads) VALUES ('Left_Pad', 12), ('json', 7);
            INSERT INTO versions (package_id, number, position, size, sha256) VALUES
                (1, '1.0.0', 0, 1000, repeat('a', 64)),
                (1, '1.1.0-beta', 1, 2000, repeat('b', 64)),
                (2, '0.1.0', 0, 3000, repeat('c', 64));
            UPDATE versions SET indexed = false WHERE number = '1.1.0-beta';
            INSERT INTO ownerships (package_id, user_id, approved) VALUES (1, 1, true), (2, 2, false);
            INSERT INTO dependencies (version_id, package_id, requirements) VALUES (1, 2, '>= 0.1'), (2, NULL, '*');
            INSERT INTO linksets (package_id, home, source_code) VALUES (1, 'https://example.org', NULL);
            INSERT INTO web_hooks (user_id, package_id, url) VALUES (1, 1, 'https://example.org/hook');
            INSERT INTO deletions (user_id, package, number) VALUES (1, 'old', '0.0.1');
            """,
            "ownerships",
            "dependencies",
            "deletions"),
        new UserRows(
            "20170303101000 CreateAuditEvents",
            """
            INSERT INTO api_keys (user_id, name, hashed_key) VALUES (2, 'ci', repeat('d', 64));
            INSERT INTO audit_events (user_id, package_id, tag, ip, payload)
                VALUES (1, 1, 'package:push', '192.0.2.1', '{"number": "1.0.0"}');
            """,
            "users",
            "versions",
            "web_hooks",
            "audit_events",
            "download_counts"),
        new UserRows(
            "20201119090000 CreateAdvisories",
            """
            INSERT INTO organizations (handle, name) VALUES ('acme', 'Acme');
            INSERT INTO memberships (organization_id, user_id, role) VALUES (1, 2, 'owner');
            UPDATE packages SET organization_id = 1 WHERE id = 2;
            INSERT INTO advisories (id, package_id, identifiers, title, severity, affected_positions, published_on) VALUES
                ('00000000-0000-0000-0000-000000000001', 1, ARRAY['CVE-2020-1'], 'Padding', 9.8, '[0,1)', '2020-11-20');
            UPDATE users SET mfa_level = 2, mfa_seed = 'seed', mfa_recovery_codes = ARRAY['a', 'b'] WHERE id = 1;
            """,
            "users",
            "packages",
            "advisories",
            "memberships",
            "reserved_names"));
}
