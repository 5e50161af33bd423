namespace Schema.Generators;

/// <summary>Writes <c>Release.g.cs</c>: a thin face over one <c>Migrator</c>.</summary>
internal static class ReleaseEmitter
{
    public static string Emit(GenerationTarget target) =>
        $$"""
        {{GeneratedFile.Header}}

        {{target.NamespaceLine}}

        /// <summary>Runs the migrations of this project, and those that it includes.</summary>
        {{GeneratedFile.Attribute}}
        {{target.Accessibility}} static partial class {{target.ReleaseName}}
        {
            private static readonly object _gate = new();

            private static volatile global::Schema.Runner.Migrator _migrator =
                new({{target.Qualify(RegistryEmitter.ClassName)}}.All, NameAndVersion(){{Engines(target)}});

            /// <summary>Merges a library's migrations with this project's, into one order. Including them twice adds nothing.</summary>
            /// <param name="migrations">Its <c>MigrationRegistry.All</c>.</param>
            public static void Include(
                global::System.Collections.Generic.IEnumerable<global::Schema.Dsl.MigrationEntry> migrations)
            {
                lock (_gate)
                {
                    _migrator = _migrator.Including(migrations);
                }
            }

            /// <summary>The command line: <c>migrate</c>, <c>rollback</c>, <c>status</c>, <c>script</c>, also behind the word <c>schema</c>.</summary>
            /// <param name="args">The arguments of <c>Main</c>.</param>
            /// <param name="options">How to find the database, and how to behave there; what the arguments say comes first.</param>
            /// <param name="cancellationToken">Stops between statements; what is committed stays.</param>
            /// <returns>The exit code; <see langword="null"/> where the arguments are not for it, and the application goes on.</returns>
            public static global::System.Threading.Tasks.Task<int?> RunAsync(
                string[] args,
                global::Schema.Runner.MigrateOptions? options = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                _migrator.RunAsync(args, options, cancellationToken);

            /// <summary>Applies what is pending, in order. Waits while another runner does.</summary>
            /// <param name="options">How to find the database, and how to behave there.</param>
            /// <param name="cancellationToken">Stops between statements; what is committed stays.</param>
            /// <exception cref="global::Schema.Runner.MigrationException">Each kind says what is wrong and what to do.</exception>
            public static global::System.Threading.Tasks.Task<global::Schema.Runner.MigrationRun> MigrateAsync(
                global::Schema.Runner.MigrateOptions? options = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                _migrator.MigrateAsync(options, cancellationToken);

            /// <summary>Undoes what is newer than a version, or a number of migrations; newest applied first. Give exactly one of the two.</summary>
            /// <param name="to">The version that stays applied; 0 undoes everything.</param>
            /// <param name="steps">How many migrations to undo.</param>
            /// <param name="options">How to find the database, and how to behave there.</param>
            /// <param name="cancellationToken">Stops between statements; what is committed stays.</param>
            /// <exception cref="global::Schema.Runner.MigrationException">Each kind says what is wrong and what to do.</exception>
            public static global::System.Threading.Tasks.Task<global::Schema.Runner.MigrationRun> RollbackAsync(
                long? to = null,
                int? steps = null,
                global::Schema.Runner.MigrateOptions? options = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                _migrator.RollbackAsync(to, steps, options, cancellationToken);

            /// <summary>Every migration that the database or this binary knows. Takes no lock and creates nothing.</summary>
            /// <param name="options">How to find the database.</param>
            /// <param name="cancellationToken">Stops reading.</param>
            /// <exception cref="global::Schema.Runner.MigrationException">Each kind says what is wrong and what to do.</exception>
            public static global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<global::Schema.Runner.MigrationStatus>> StatusAsync(
                global::Schema.Runner.MigrateOptions? options = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                _migrator.StatusAsync(options, cancellationToken);

            /// <summary><see cref="MigrateAsync"/>, for a <c>Main</c> that does not await.</summary>
            /// <param name="options">How to find the database, and how to behave there.</param>
            public static global::Schema.Runner.MigrationRun Migrate(global::Schema.Runner.MigrateOptions? options = null) =>
                _migrator.Migrate(options);

            /// <summary><see cref="RollbackAsync"/>, for a <c>Main</c> that does not await.</summary>
            /// <param name="to">The version that stays applied; 0 undoes everything.</param>
            /// <param name="steps">How many migrations to undo.</param>
            /// <param name="options">How to find the database, and how to behave there.</param>
            public static global::Schema.Runner.MigrationRun Rollback(
                long? to = null, int? steps = null, global::Schema.Runner.MigrateOptions? options = null) =>
                _migrator.Rollback(to, steps, options);

            /// <summary><see cref="StatusAsync"/>, for a <c>Main</c> that does not await.</summary>
            /// <param name="options">How to find the database.</param>
            public static global::System.Collections.Generic.IReadOnlyList<global::Schema.Runner.MigrationStatus> Status(
                global::Schema.Runner.MigrateOptions? options = null) =>
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
