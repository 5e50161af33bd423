using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>What a migration's transaction sets for itself: whatever the role's defaults are, and whatever a pooler's other clients
/// have left behind. All of it ends with the transaction.</summary>
internal sealed record TransactionSettings(string Schema, string ApplicationName, Version ServerVersion, bool IsLinux)
{
    /// <summary>Behind <c>BEGIN</c>.</summary>
    public IEnumerable<string> Before =>
    [
        $"SET LOCAL search_path = {Name(Schema)}",
        $"SET LOCAL application_name = {Text(ApplicationName)}",

        // The rules by which raw SQL was split into statements.
        "SET LOCAL standard_conforming_strings = on",
        .. WithoutTimeouts,

        // Counts only behind an error, until our ROLLBACK: a savepoint of the migration would keep the lock meanwhile.
        "SET LOCAL idle_in_transaction_session_timeout = '10s'",

        // A server that does not look goes on with a flight whose client is gone. Elsewhere it cannot be set.
        .. ServerVersion.Major >= 14 && IsLinux ? new[] { "SET LOCAL client_connection_check_interval = '1s'" } : [],
    ];

    /// <summary>Behind the migration's statements: a <c>SET</c> of theirs would reach later migrations, and a pooler's other
    /// clients.</summary>
    public IEnumerable<string> After =>
    [
        "RESET SESSION AUTHORIZATION",
        "RESET ROLE",
        "RESET ALL",

        // A commit with deferred constraints can take long.
        .. WithoutTimeouts,
    ];

    private IEnumerable<string> WithoutTimeouts =>
    [
        "SET LOCAL statement_timeout = 0",
        .. ServerVersion.Major >= 17 ? new[] { "SET LOCAL transaction_timeout = 0" } : [],
    ];
}
