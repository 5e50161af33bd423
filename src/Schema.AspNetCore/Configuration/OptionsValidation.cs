using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Schema.Dsl;

namespace Schema.AspNetCore;

/// <summary>Finds what is wrong with the settings of a database, all of it, before anything runs.</summary>
/// <param name="key">Of the database; empty for the one without.</param>
internal sealed class OptionsValidation(string key, IConfiguration configuration)
    : IValidateOptions<SchemaMigrationsOptions>
{
    private readonly string _section = Setting.Section(key);

    public ValidateOptionsResult Validate(string? name, SchemaMigrationsOptions options)
    {
        if (name != key)
        {
            return ValidateOptionsResult.Skip;
        }

        var mistakes = Unknown().Concat(Wrong(options)).ToArray();
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    // A setting with a letter amiss would be ignored, and the application would migrate where it was to wait.
    private IEnumerable<string> Unknown() =>
        from child in configuration.GetSection(_section).GetChildren()
        where !Setting.Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
        where key.Length > 0 || !child.Key.Equals(Setting.Databases, StringComparison.OrdinalIgnoreCase)
        select $"{child.Path} is no setting. Settings are {string.Join(", ", Setting.Names)}.";

    private IEnumerable<string> Wrong(SchemaMigrationsOptions options)
    {
        if (!Enum.IsDefined(options.Mode))
        {
            yield return $"{_section}:Mode is Migrate, WaitUntilMigrated, FailIfPending or Off.";
        }

        if (!Enum.IsDefined(options.Phase))
        {
            yield return $"{_section}:Phase is Expand, Background or Contract.";
        }

        if (!Enum.IsDefined(options.WhenLocked))
        {
            yield return $"{_section}:WhenLocked is Wait, Skip or Fail.";
        }

        if (!Enum.IsDefined(options.EditedMigrations))
        {
            yield return $"{_section}:EditedMigrations is Ignore, Warn or Fail.";
        }

        if (options.LockTimeout < TimeSpan.Zero && options.LockTimeout != Timeout.InfiniteTimeSpan)
        {
            yield return $"{_section}:LockTimeout cannot be negative. Write it as 00:10:00.";
        }

        if (options.To is { } to && !MigrationVersion.IsValid(to))
        {
            yield return $"{_section}:To is no version. A version is 14 digits, such as 20240705205730.";
        }

        if (options.HistoryTable is { } table && !IsTableName(table))
        {
            yield return $"{_section}:HistoryTable is no table. Write table or schema.table.";
        }

        if (options is { Database: not null, ConnectionStringName: not null })
        {
            yield return $"{_section} has a Database and a ConnectionStringName. Leave one out.";
        }

        if (options.ConnectionStringName is { } connection && configuration.GetConnectionString(connection) is null)
        {
            yield return $"{_section}:ConnectionStringName is \"{connection}\", and there is no ConnectionStrings:{connection}.";
        }

        foreach (var (name, time) in new[]
            { ("TableLockTimeout", options.TableLockTimeout), ("StatementTimeout", options.StatementTimeout) })
        {
            if (time is not null && !PostgresTime.IsTime(time))
            {
                yield return $"{_section}:{name} is not a time. {PostgresTime.Advice}";
            }
        }
    }

    private static bool IsTableName(string text)
    {
        try
        {
            TableName.Parse(text);
            return true;
        }
        catch (InvalidMigrationException)
        {
            return false;
        }
    }
}
