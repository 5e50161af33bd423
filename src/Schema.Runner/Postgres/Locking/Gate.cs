using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The lock that lets one runner at a time through: an advisory lock that ends with its transaction, so that
/// none is ever left over, behind a pooler neither. It is tried, never waited for: a session that waits in the server
/// keeps a snapshot open.</summary>
internal sealed class Gate(TableName history)
{
    private const string Is = "OPERATOR(pg_catalog.=)";

    // Advisory locks are the whole database's, so that the schema belongs into the key. The rule is kept for good:
    // releases that know different keys do not see each other.
    private readonly long _key = BinaryPrimitives.ReadInt64BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{history.Schema}\0{history.Name}")));

    /// <summary>Takes it, or fails with words that can be read in the server's log.</summary>
    public string Take => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT CAST(CASE WHEN pg_catalog.pg_try_advisory_xact_lock({_key}) "
        + $"THEN '1' ELSE 'another migration runner holds the lock' END AS int)");

    /// <summary>The same without a result, which a shell would print.</summary>
    public string TakeInSilence => string.Create(
        CultureInfo.InvariantCulture,
        $"DO $gate$BEGIN IF NOT pg_catalog.pg_try_advisory_xact_lock({_key}) "
        + $"THEN RAISE 'another migration runner holds the lock'; END IF; END$gate$");

    /// <summary>Keeps it beyond the transaction that has taken it.</summary>
    public string Hold => string.Create(
        CultureInfo.InvariantCulture, $"SELECT pg_catalog.pg_try_advisory_lock({_key})");

    /// <summary>Lets go of what <see cref="Hold"/> keeps. A session that keeps nothing is left in peace.</summary>
    public string Release => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT pg_catalog.pg_advisory_unlock({_key}) FROM pg_catalog.pg_locks AS l
        WHERE l.pid {Is} pg_catalog.pg_backend_pid() AND {IsHeld}
        """);

    /// <summary>Ends process <c>$1</c>, if it holds the lock and has nothing to do. A row as long as it holds
    /// it.</summary>
    public string EndIdle =>
        $"""
        SELECT CASE WHEN a.state {Is} 'idle' THEN pg_catalog.pg_terminate_backend(l.pid) ELSE false END
        FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a ON a.pid {Is} l.pid
        WHERE l.pid {Is} $1 AND {IsHeld}
        """;

    /// <summary>Ends sessions that hold it and have nothing to do, for seconds: their client is gone.</summary>
    public string TerminateLeak =>
        $"""
        SELECT pg_catalog.pg_terminate_backend(l.pid)
        FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a ON a.pid {Is} l.pid
        WHERE a.state {Is} 'idle'
          AND a.state_change OPERATOR(pg_catalog.<) (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) '5s'::interval)
          AND {IsHeld}
        """;

    /// <summary>The session that holds it: a row of process, application, address, when it connected, state.</summary>
    public string Holder =>
        $"""
        SELECT l.pid, a.application_name, pg_catalog.host(a.client_addr), a.backend_start, a.state
        FROM pg_catalog.pg_locks AS l LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid {Is} l.pid
        WHERE {IsHeld}
        """;

    /// <summary>Whether anybody holds it.</summary>
    public string IsTaken => $"SELECT EXISTS (SELECT FROM pg_catalog.pg_locks AS l WHERE {IsHeld})";

    /// <summary>Cancels what process <c>$1</c> is at, if it holds the lock: a pooler may have given it to another
    /// client since.</summary>
    public string CancelHolder =>
        $"""
        SELECT pg_catalog.pg_cancel_backend(l.pid)
        FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a ON a.pid {Is} l.pid
        WHERE l.pid {Is} $1 AND a.state {Is} 'active' AND {IsHeld}
        """;

    /// <summary>Ends process <c>$1</c>, if it holds the lock.</summary>
    public string TerminateHolder =>
        $"SELECT pg_catalog.pg_terminate_backend(l.pid) FROM pg_catalog.pg_locks AS l WHERE l.pid {Is} $1 AND {IsHeld}";

    // pg_locks shows a 64-bit key as two halves. Everything is qualified: a search_path could put other operators
    // before these.
    private string IsHeld => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        l.locktype {Is} 'advisory' AND l.objsubid {Is} 1 AND l.granted
          AND l.classid {Is} '{(uint)(_key >> 32)}' AND l.objid {Is} '{(uint)_key}'
          AND l.database {Is} (
            SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname {Is} pg_catalog.current_database())
        """);
}
