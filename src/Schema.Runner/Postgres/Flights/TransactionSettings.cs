using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>What a migration's transaction sets for itself: whatever the role's defaults are, and whatever a pooler's
/// other clients have left behind. All of it ends with the transaction.</summary>
internal sealed record TransactionSettings(string Schema, string ApplicationName, Version ServerVersion, bool IsLinux)
{
    private const string IdleTimeout = "idle_in_transaction_session_timeout";
    private const string ShortIdleTimeout = "10s";

    /// <summary>Behind <c>BEGIN</c>. One statement sets all, for each would be a message of its own.</summary>
    public IEnumerable<string> Before(StageTimeouts timeouts) =>
    [
        SearchPath.Reset,
        Set([("search_path", SearchPath.Behind(Schema)), .. Texts([.. Fixed, .. Timeouts(timeouts)])]),
    ];

    /// <summary>For a statement outside a transaction, until <see cref="After"/>. It waits as long as it has to: cut off,
    /// it leaves something behind.</summary>
    public string Outside => Set(
        [
            ("search_path", "pg_catalog.current_setting('search_path')"),
            .. Texts(
            [
                ("application_name", ApplicationName),
                ("standard_conforming_strings", "on"),
                ("default_transaction_read_only", "off"),
                ("default_transaction_isolation", "read committed"),
                .. Timeouts(new("0", "0")),

                // Where it fails and nobody is there any more to clear up.
                .. ServerVersion.Major >= 14 ? [("idle_session_timeout", ShortIdleTimeout)] : NoSettings,
            ]),
        ],
        local: false);

    /// <summary>Behind the migration's statements: a <c>SET</c> of theirs would reach later migrations, and a pooler's
    /// other clients.</summary>
    public IEnumerable<string> After(StageTimeouts timeouts) =>
    [
        "RESET SESSION AUTHORIZATION",
        "RESET ROLE",
        "RESET ALL",

        // A commit with deferred constraints can take long.
        Set(Texts(Timeouts(timeouts with { Statement = "0" }))),
    ];

    /// <summary>Before the migration's code, which may think for longer than the server waits by default. That its
    /// client is gone, the server then has to find out by itself.</summary>
    public static string BeforeCode => Set(Texts(
    [
        (IdleTimeout, "0"),
        ("tcp_keepalives_idle", "15"),
        ("tcp_keepalives_interval", "5"),
        ("tcp_keepalives_count", "3"),
    ]));

    /// <summary>Behind it.</summary>
    public static string AfterCode => Set(Texts([(IdleTimeout, ShortIdleTimeout)]));

    private IEnumerable<(string Name, string Value)> Fixed =>
    [
        ("application_name", ApplicationName),

        // The rules by which raw SQL was split into statements.
        ("standard_conforming_strings", "on"),

        // Counts only behind an error, until our ROLLBACK: a savepoint of the migration would keep the lock meanwhile.
        (IdleTimeout, ShortIdleTimeout),

        // A server that does not look goes on with a flight whose client is gone. Elsewhere it cannot be set.
        .. ServerVersion.Major >= 14 && IsLinux ? [("client_connection_check_interval", "1s")] : NoSettings,
    ];

    private IEnumerable<(string Name, string Value)> Timeouts(StageTimeouts timeouts) =>
    [
        ("lock_timeout", timeouts.Lock),
        ("statement_timeout", timeouts.Statement),
        .. ServerVersion.Major >= 17 ? [("transaction_timeout", "0")] : NoSettings,
    ];

    private static (string Name, string Value)[] NoSettings => [];

    private static IEnumerable<(string Name, string Sql)> Texts(IEnumerable<(string Name, string Value)> settings) =>
        settings.Select(setting => (setting.Name, Text(setting.Value)));

    private static string Set(IEnumerable<(string Name, string Sql)> settings, bool local = true) =>
        "SELECT " + string.Join(", ", settings.Select(setting =>
            $"pg_catalog.set_config('{setting.Name}', {setting.Sql}, {(local ? "true" : "false")})"));
}
