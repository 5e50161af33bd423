namespace Schema.Generators;

/// <summary>Writes <c>Release.g.cs</c>: a thin face over one <c>Migrator</c>.</summary>
internal static class ReleaseEmitter
{
    private const string Runner = "global::Schema.Runner";
    private const string Entry = "global::Schema.Dsl.MigrationEntry";
    private const string Task = "global::System.Threading.Tasks.Task";
    private const string Token = "global::System.Threading.CancellationToken";
    private const string Collections = "global::System.Collections.Generic";

    public static string Emit(GenerationTarget target) =>
        $$"""
        {{GeneratedFile.Header}}

        {{target.NamespaceLine}}

        /// <summary>Runs the migrations of this project, and those that it includes.</summary>
        {{GeneratedFile.Attribute}}
        {{target.Accessibility}} static partial class {{target.ReleaseName}}
        {
            private static readonly object _gate = new();

            private static volatile {{Runner}}.Migrator _migrator =
                new({{target.Qualify(RegistryEmitter.ClassName)}}.All, NameAndVersion(){{Engines(target)}});

            /// <summary>Merges a library's migrations with this project's into one order. Twice adds nothing.</summary>
            /// <param name="migrations">Its <c>MigrationRegistry.All</c>.</param>
            public static void Include({{Collections}}.IEnumerable<{{Entry}}> migrations)
            {
                lock (_gate)
                {
                    _migrator = _migrator.Including(migrations);
                }
            }

            /// <summary>What runs them: for a host that is to be told of it, such as
            /// <c>AddSchemaMigrations(Release.Migrator)</c>. Include libraries before it is asked for.</summary>
            public static {{Runner}}.Migrator Migrator => _migrator;

            /// <summary>The command line: <c>migrate</c>, <c>rollback</c>, <c>status</c>, <c>script</c>; also after the
            /// word <c>schema</c>. And <c>help</c>, <c>--help</c>, <c>-h</c>, <c>--version</c>. What looks like one of
            /// them typed wrongly is refused.</summary>
            /// <param name="args">The arguments of <c>Main</c>.</param>
            /// <param name="options">How to find the database, and how to behave there.</param>
            /// <param name="cancellationToken">Stops the run; what is committed stays.</param>
            /// <returns>The exit code; <see langword="null"/> where the arguments are not for it, and the application
            /// goes on.</returns>
            public static {{Task}}<int?> RunAsync(
                string[] args,
                {{Runner}}.MigrateOptions? options = null,
                {{Token}} cancellationToken = default) =>
                _migrator.RunAsync(args, options, cancellationToken);

            /// <summary>Applies what is pending, in order. Waits while another runner does.</summary>
            /// <param name="options">How to find the database, and how to behave there.</param>
            /// <param name="cancellationToken">Stops the run; what is committed stays.</param>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was cancelled. What was committed before
            /// stays.</exception>
            public static {{Task}}<{{Runner}}.MigrationRun> MigrateAsync(
                {{Runner}}.MigrateOptions? options = null,
                {{Token}} cancellationToken = default) =>
                _migrator.MigrateAsync(options, cancellationToken);

            /// <summary>Undoes what was applied after a version, or a number of migrations; the last applied first.
            /// Give exactly one of the two.</summary>
            /// <param name="to">The version that stays applied; 0 undoes everything.</param>
            /// <param name="steps">How many migrations to undo.</param>
            /// <param name="options">How to find the database, and how to behave there.</param>
            /// <param name="cancellationToken">Stops the run; what is committed stays.</param>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            /// <exception cref="global::System.ArgumentException">Not exactly one of <paramref name="to"/> and
            /// <paramref name="steps"/> is given, or it is out of range.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was cancelled. What was committed before
            /// stays.</exception>
            public static {{Task}}<{{Runner}}.MigrationRun> RollbackAsync(
                long? to = null,
                int? steps = null,
                {{Runner}}.MigrateOptions? options = null,
                {{Token}} cancellationToken = default) =>
                _migrator.RollbackAsync(to, steps, options, cancellationToken);

            /// <summary>Every migration that the database or this binary knows. Takes no lock and creates
            /// nothing.</summary>
            /// <param name="options">How to find the database.</param>
            /// <param name="cancellationToken">Stops reading.</param>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was cancelled. What was committed before
            /// stays.</exception>
            public static {{Task}}<{{Collections}}.IReadOnlyList<{{Runner}}.MigrationStatus>> StatusAsync(
                {{Runner}}.MigrateOptions? options = null,
                {{Token}} cancellationToken = default) =>
                _migrator.StatusAsync(options, cancellationToken);

            /// <summary>Says from now on, every thirty seconds, that this process serves, so that contract migrations wait
            /// for it if it is of an older release.</summary>
            /// <param name="options">How to find the database.</param>
            /// <param name="cancellationToken">Stops the start.</param>
            /// <returns>What beats, until it is disposed.</returns>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was cancelled.</exception>
            public static {{Task}}<{{Runner}}.Heartbeat> StartHeartbeatAsync(
                {{Runner}}.MigrateOptions? options = null,
                {{Token}} cancellationToken = default) =>
                _migrator.StartHeartbeatAsync(options, cancellationToken);

            /// <summary>Fills the rows that migrations have left to the background, until nothing of it is open: for an
            /// application to call from time to time while it serves.</summary>
            /// <param name="options">How to find the database, and how considerate to be there.</param>
            /// <param name="cancellationToken">Stops it within seconds; the next call goes on there.</param>
            /// <returns>Those that were open, as they are afterwards.</returns>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was cancelled. What is filled
            /// stays.</exception>
            public static {{Task}}<{{Collections}}.IReadOnlyList<{{Runner}}.BackfillStatus>> RunBackfillsAsync(
                {{Runner}}.MigrateOptions? options = null,
                {{Token}} cancellationToken = default) =>
                _migrator.RunBackfillsAsync(options, cancellationToken);

            /// <summary>Waits until others have applied all that <see cref="MigrateAsync"/> would: for instances that serve
            /// and do not migrate. Takes no lock and writes nothing.</summary>
            /// <param name="options">How to find the database, and how long to wait.</param>
            /// <param name="cancellationToken">Ends the wait.</param>
            /// <exception cref="{{Runner}}.NotMigratedException">It was not done in time; it says what is
            /// missing.</exception>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was cancelled.</exception>
            public static {{Task}} WaitUntilMigratedAsync(
                {{Runner}}.MigrateOptions? options = null,
                {{Token}} cancellationToken = default) =>
                _migrator.WaitUntilMigratedAsync(options, cancellationToken);

            /// <summary><see cref="MigrateAsync"/>, for a <c>Main</c> that does not await.</summary>
            /// <param name="options">How to find the database, and how to behave there.</param>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            public static {{Runner}}.MigrationRun Migrate({{Runner}}.MigrateOptions? options = null) =>
                _migrator.Migrate(options);

            /// <summary><see cref="RollbackAsync"/>, for a <c>Main</c> that does not await.</summary>
            /// <param name="to">The version that stays applied; 0 undoes everything.</param>
            /// <param name="steps">How many migrations to undo.</param>
            /// <param name="options">How to find the database, and how to behave there.</param>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            /// <exception cref="global::System.ArgumentException">Not exactly one of <paramref name="to"/> and
            /// <paramref name="steps"/> is given, or it is out of range.</exception>
            public static {{Runner}}.MigrationRun Rollback(
                long? to = null, int? steps = null, {{Runner}}.MigrateOptions? options = null) =>
                _migrator.Rollback(to, steps, options);

            /// <summary><see cref="StatusAsync"/>, for a <c>Main</c> that does not await.</summary>
            /// <param name="options">How to find the database.</param>
            /// <exception cref="{{Runner}}.MigrationException">Each kind says what is wrong and what to do.</exception>
            public static {{Collections}}.IReadOnlyList<{{Runner}}.MigrationStatus> Status(
                {{Runner}}.MigrateOptions? options = null) =>
                _migrator.Status(options);

            private static string NameAndVersion()
            {
                var assembly = typeof({{target.Qualify(target.ReleaseName)}}).Assembly;
                var version = global::System.Reflection.CustomAttributeExtensions
                    .GetCustomAttribute<global::System.Reflection.AssemblyInformationalVersionAttribute>(assembly);

                return $"{assembly.GetName().Name} {version?.InformationalVersion}".TrimEnd();
            }
        }

        """;

    private static string Engines(GenerationTarget target) =>
        target.HasSqlite ? $", global::{KnownTypes.SqliteEngine}.Instance" : "";
}
