using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Turns declarations of what is there into what makes it, unless it is there.</summary>
internal sealed class DeclaredObjects(Catalog catalog, string defaultSchema)
{
    private readonly HashSet<string> _names = [.. catalog.Objects.Select(one => Bare(one.Name.Split('(')[0]))];

    /// <param name="before">What comes before it in its migration.</param>
    public IEnumerable<Operation> Make(Operation operation, IEnumerable<Operation> before) => operation switch
    {
        DeclareTable { Table: var table } => IsThere(table.Name, null, before) ? [operation] : [new CreateTable(table)],
        DeclareObject { Object: var one } =>
            IsThere(one.Name.Name, one.Name.Owner, before) ? [operation] : [new CreateObject(one)],
        DeclarePrivileges { Change: var change } => [change],
        _ => [operation],
    };

    private bool IsThere(TableName name, TableName? owner, IEnumerable<Operation> before) =>
        Spellings(name, owner).Any(_names.Contains)
        || before.OfType<ExecuteSql>().Any(sql => TextMention.In(sql.Up, defaultSchema).Any(mention => mention.Name == name.Name));

    // Kinds that live in no schema, and engines without schemas, have none before the name.
    private IEnumerable<string> Spellings(TableName name, TableName? owner) => owner is null
        ? [Bare(Full(name)), Bare(name.Name)]
        : [Bare($"{name.Name} on {Full(owner)}"), Bare($"{name.Name} on {owner.Name}")];

    private string Full(TableName name) => $"{name.Schema ?? defaultSchema}.{name.Name}";

    private static string Bare(string name) => name.Replace("\"", "", StringComparison.Ordinal);
}
