using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Puts repeatables behind those that they depend on: the objects that their texts mention, and for rows the
/// tables that foreign keys lead to.</summary>
internal static class RepeatableOrder
{
    /// <param name="definitions">In an order that stays where nothing depends on anything.</param>
    public static IReadOnlyList<RepeatableDefinition> Of(
        IReadOnlyList<RepeatableDefinition> definitions, SchemaModel model)
    {
        var parts = definitions.ToDictionary(definition => definition, definition => new Parts(definition, model));
        var used = definitions.ToDictionary(definition => definition, definition => new HashSet<RepeatableDefinition>(
            definitions.Where(other => other != definition && parts[definition].Needs(parts[other]))));
        var ordered = new List<RepeatableDefinition>();
        var visited = new HashSet<RepeatableDefinition>();

        // Rows can need objects, as triggers and defaults do, and objects never need rows.
        foreach (var definition in definitions.OrderBy(definition => definition.Entry.Kind))
        {
            Visit(definition);
        }

        return ordered;

        // Two that mention each other come as they are: functions may, whose bodies are read when they are called.
        void Visit(RepeatableDefinition definition)
        {
            if (visited.Add(definition))
            {
                foreach (var needed in used[definition].Concat(UsedByReaders(definition)))
                {
                    Visit(needed);
                }

                ordered.Add(definition);
            }
        }

        // What reads an object comes back with it where it is made anew, and finds what it needs by then.
        IEnumerable<RepeatableDefinition> UsedByReaders(RepeatableDefinition definition) =>
            definitions
                .Where(reader => used[reader].Contains(definition))
                .SelectMany(reader => used[reader])
                .Where(needed => !Reaches(needed, definition, []));

        bool Reaches(RepeatableDefinition from, RepeatableDefinition to, HashSet<RepeatableDefinition> seen) =>
            from == to || (seen.Add(from) && used[from].Any(needed => Reaches(needed, to, seen)));
    }

    /// <summary>What a definition gives to others, and what it takes from them.</summary>
    private sealed class Parts
    {
        private readonly HashSet<TextMention> _given;
        private readonly HashSet<TextMention> _mentioned;
        private readonly HashSet<string> _filled;
        private readonly HashSet<string> _referenced;

        public Parts(RepeatableDefinition definition, SchemaModel model)
        {
            var tables = definition.Recorded.Up.OfType<RowOperation>().Select(rows => rows.Table).ToArray();
            _given =
            [
                .. definition.Objects
                    .Where(defined => defined.Name.Owner is null)
                    .Select(defined => TextMention.Of(defined.Name, model.DefaultSchema)),
            ];
            _mentioned =
            [
                .. definition.Recorded.Up.SelectMany(Texts)
                    .SelectMany(sql => TextMention.In(sql, model.DefaultSchema)),
            ];
            _filled = [.. tables.Select(table => table.Name)];
            _referenced =
            [
                .. tables
                    .SelectMany(table => model.Find(table)?.Constraints ?? ValueList<Constraint>.Empty)
                    .OfType<ForeignKeyConstraint>()
                    .Select(key => key.References.Name),
            ];
        }

        public bool Needs(Parts other) => _mentioned.Overlaps(other._given) || _referenced.Overlaps(other._filled);

        private static IEnumerable<string> Texts(Operation operation) => operation switch
        {
            CreateObject { Object: StoredQuery view } => [view.Query],
            CreateObject { Object: Routine routine } =>
            [
                routine.Body,
                routine.Returns ?? "",
                .. routine.Arguments.Select(argument => $"{argument.Type} {argument.Default}"),
                .. routine.Columns.Select(column => column.Type),
            ],
            CreateObject { Object: Trigger trigger } =>
                [$"{Quoted(trigger.Function)}()", Quoted(trigger.Name.Owner!), trigger.When ?? ""],
            CreateObject { Object: Policy policy } => [policy.Using ?? "", policy.WithCheck ?? ""],
            ExecuteSql sql => [sql.Up],
            RefreshMaterializedView refresh => [Quoted(refresh.View)],
            _ => [],
        };

        private static string Quoted(TableName name) =>
            name.Schema is null ? Quoted(name.Name) : $"{Quoted(name.Schema)}.{Quoted(name.Name)}";

        private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
    }
}
