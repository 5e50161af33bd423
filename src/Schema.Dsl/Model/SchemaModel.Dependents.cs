namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The objects that stand in the way of dropping a table or a view, since they read it.</summary>
    internal IEnumerable<SchemaObject> UsersOf(TableName relation) =>
        UsersOf(relation, names => names.Mentions(relation))
            .Where(user => user.Name.Owner is not { } owner || !AreSame(owner, relation));

    /// <summary>The objects that stand in the way of dropping a column, or of changing its type.</summary>
    internal IEnumerable<SchemaObject> UsersOf(TableName table, string column) =>
        UsersOf(table, names => names.Mentions(table, column));

    /// <summary>The objects that have to go before an object can go, and to come back behind it, in that
    /// order.</summary>
    internal IReadOnlyList<SchemaObject> DependentsOf(ObjectName name)
    {
        var found = new List<SchemaObject>();
        Visit(name);
        return found;

        void Visit(ObjectName used)
        {
            foreach (var user in UsersOf(used).Where(user => !found.Contains(user)))
            {
                Visit(user.Name);
                found.Insert(0, user);
            }
        }
    }

    /// <summary>The objects that stand in the way of dropping an object.</summary>
    internal IEnumerable<SchemaObject> UsersOf(ObjectName name) => name.IsRelation ? UsersOf(name.Name) : [];

    private IEnumerable<SchemaObject> UsersOf(TableName mentioned, Func<QueryResolution, bool> uses) => Objects
        .Where(known => MayMention(known, mentioned) && known.Pieces.Any(piece => uses(piece.Names(this))))
        .OrderBy(known => known.Name.InWords, StringComparer.Ordinal);
}
