using System.Data.Common;

namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Runs code with the connection, in the migration's own transaction, where SQL alone does not
    /// do.</summary>
    /// <remarks>
    /// <para>The connection is an <c>NpgsqlConnection</c> or a <c>SqliteConnection</c>. Its transaction is begun and
    /// ended by Schema: the code must not commit it, roll it back or close the connection, and disposes of its own
    /// readers.</para>
    /// <para>Nothing of it is stored: going back needs a release that has this migration.</para>
    /// </remarks>
    /// <param name="code">What to run. It is called when the migration runs, not when it is recorded. When its token is
    /// cancelled, the migration is rolled back.</param>
    /// <param name="undo">What undoes it.</param>
    protected void Run(
        Func<DbConnection, CancellationToken, Task> code, Func<DbConnection, CancellationToken, Task> undo) =>
        Add(new RunCode(
            code ?? throw new ArgumentNullException(nameof(code)), undo ?? throw new ArgumentNullException(nameof(undo))));

    /// <inheritdoc cref="Run(Func{DbConnection, CancellationToken, Task}, Func{DbConnection, CancellationToken, Task})"/>
    /// <param name="undo">Why nothing can undo it: <c>Irreversible.Because("…")</c>.</param>
    protected void Run(Func<DbConnection, CancellationToken, Task> code, Irreversible undo) =>
        Add(new RunCode(code ?? throw new ArgumentNullException(nameof(code)), null)
        {
            IrreversibleBecause = Reason(undo),
        });
}
