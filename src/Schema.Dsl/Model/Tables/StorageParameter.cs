using System.Globalization;

namespace Schema.Dsl;

/// <summary>A storage parameter and its value, both as SQL writes them.</summary>
public sealed record StorageParameter(string Name, string Value)
{
    internal static StorageParameter Given(string name, object value) => new(
        Identifier.Given(name, "storage parameter"),
        value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    /// <summary>What is set after another change: it keeps the others, and puts those that it names behind them, as
    /// PostgreSQL does.</summary>
    internal static ValueList<StorageParameter> Set(
        ValueList<StorageParameter> before, ValueList<StorageParameter> changes) =>
        Reset(before, changes.Select(change => change.Name)).Concat(changes).ToValueList();

    /// <summary>What stays set when these are at their defaults again.</summary>
    internal static ValueList<StorageParameter> Reset(
        ValueList<StorageParameter> before, IEnumerable<string> names) =>
        before.Where(parameter => !names.Contains(parameter.Name)).ToValueList();
}
