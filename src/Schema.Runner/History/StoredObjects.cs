using System.Text.Json.Nodes;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>What a repeatable has defined, as JSON in its history row: releases that have another definition, or none,
/// know by it what is there.</summary>
internal static class StoredObjects
{
    private static readonly PrivilegeChange Nothing =
        new GrantPrivileges(On.View("x"), new[] { new Privilege("", null) }, "");

    public static JsonArray Write(IEnumerable<SchemaObject> objects) =>
        new([.. objects.Select(written => StoredFields.Write(fields => Describe(fields, written)))]);

    public static ValueList<SchemaObject> Read(JsonArray json) =>
        json.Select(item => Read(StoredFields.Of(item!.AsObject()))).ToValueList();

    public static JsonArray Write(IEnumerable<ObjectName> names) =>
        new([.. names.Select(name => StoredFields.Write(fields => Name(fields, name)))]);

    public static JsonArray Write(IEnumerable<PrivilegeChange> grants) =>
        new([.. grants.Select(grant => StoredFields.Write(fields => Grant(fields, grant)))]);

    public static ValueList<PrivilegeChange> ReadGrants(JsonArray json) =>
        json.Select(item => Grant(StoredFields.Of(item!.AsObject()), Nothing)).ToValueList();

    public static ValueList<ObjectName> ReadNames(JsonArray json) =>
        json.Select(item => Name(StoredFields.Of(item!.AsObject()), new(default, "x"))).ToValueList();

    private static SchemaObject Read(StoredFields fields) =>
        Describe(fields, Blank(fields.Choice<ObjectKind>("kind", default)));

    private static PrivilegeChange Grant(StoredFields fields, PrivilegeChange grant)
    {
        var target = On.Object(Name(fields, ((On.ObjectTarget)grant.Target).Name));
        var privilege = grant.Privileges[0];
        var privileges = new[]
        {
            new Privilege(fields.Required("privilege", privilege.Name), fields.Text("column", privilege.Column)),
        };
        var role = fields.Required("role", grant.Role);
        return fields.Flag("revoked", grant is RevokePrivileges)
            ? new RevokePrivileges(target, privileges, role)
            : new GrantPrivileges(target, privileges, role)
            {
                WithGrantOption = fields.Flag("withGrantOption", grant is GrantPrivileges { WithGrantOption: true }),
            };
    }

    private static SchemaObject Blank(ObjectKind kind) => kind switch
    {
        ObjectKind.View => new View("x", ""),
        ObjectKind.MaterializedView => new MaterializedView("x", ""),
        ObjectKind.Function or ObjectKind.Procedure => new Routine(kind, "x", ValueList<RoutineArgument>.Empty),
        ObjectKind.Trigger => new Trigger("x", "x", "x"),
        ObjectKind.Policy => new Policy("x", "x"),
        _ => throw new InvalidOperationException($"No repeatable defines a {kind}."),
    };

    private static SchemaObject Describe(StoredFields fields, SchemaObject described)
    {
        var name = Name(fields, described.Name);
        return Parts(fields, described) with { Name = name, Comment = fields.Text("comment", described.Comment) };
    }

    private static ObjectName Name(StoredFields fields, ObjectName name) =>
        new(fields.Choice("kind", name.Kind), fields.Name("name", name.Name)!)
        {
            Owner = fields.Name("owner", name.Owner),
            Arguments = fields.Text("signature", name.Arguments),
        };

    private static SchemaObject Parts(StoredFields fields, SchemaObject described) => described switch
    {
        View view => view with
        {
            Query = fields.Required("query", view.Query),
            Columns = fields.Texts("columns", view.Columns),
            ColumnComments = Comments(fields, view),
            Recursive = fields.Flag("recursive", view.Recursive),
            CheckOption = fields.Choice("checkOption", view.CheckOption),
            SecurityBarrier = fields.Flag("securityBarrier", view.SecurityBarrier),
            SecurityInvoker = fields.Flag("securityInvoker", view.SecurityInvoker),
        },
        MaterializedView view => view with
        {
            Query = fields.Required("query", view.Query),
            Columns = fields.Texts("columns", view.Columns),
            ColumnComments = Comments(fields, view),
            HasData = fields.Flag("hasData", view.HasData),
            Method = fields.Text("method", view.Method),
            Parameters = Parameters(fields, view.Parameters),
            Tablespace = fields.Text("tablespace", view.Tablespace),
            Indexes = fields.List("indexes", view.Indexes, new("", "x", ValueList<IndexKey>.Empty), Index),
        },
        Routine routine => routine with
        {
            Arguments = fields.List("arguments", routine.Arguments, new(null, ""), Argument),
            Returns = fields.Text("returns", routine.Returns),
            Columns = fields.List("columns", routine.Columns, new("", ""), (column, value) =>
                new(column.Required("name", value.Name), column.Required("type", value.Type))),
            Language = fields.Required("language", routine.Language),
            Body = fields.Required("body", routine.Body),
            IsBodyParsed = fields.Flag("isBodyParsed", routine.IsBodyParsed),
            Volatility = fields.Choice("volatility", routine.Volatility),
            Strict = fields.Flag("strict", routine.Strict),
            Leakproof = fields.Flag("leakproof", routine.Leakproof),
            SecurityDefiner = fields.Flag("securityDefiner", routine.SecurityDefiner),
            Parallel = fields.Choice("parallel", routine.Parallel),
            Cost = fields.Number("cost", routine.Cost),
            Rows = fields.Number("rows", routine.Rows),
            Settings = fields.List("settings", routine.Settings, new("", ""), (setting, value) =>
                new(setting.Required("name", value.Name), setting.Required("value", value.Value))),
        },
        Trigger trigger => trigger with
        {
            Function = fields.Name("function", trigger.Function)!,
            Arguments = fields.Texts("arguments", trigger.Arguments),
            Timing = fields.Choice("timing", trigger.Timing),
            Events = fields.Choice("events", trigger.Events),
            UpdateOf = fields.Texts("updateOf", trigger.UpdateOf),
            ForEachRow = fields.Flag("forEachRow", trigger.ForEachRow),
            When = fields.Text("when", trigger.When),
            IsConstraint = fields.Flag("isConstraint", trigger.IsConstraint),
            Deferrable = fields.Flag("deferrable", trigger.Deferrable),
            InitiallyDeferred = fields.Flag("initiallyDeferred", trigger.InitiallyDeferred),
            OldTable = fields.Text("oldTable", trigger.OldTable),
            NewTable = fields.Text("newTable", trigger.NewTable),
            State = fields.Choice("state", trigger.State),
        },
        Policy policy => policy with
        {
            For = fields.Choice("for", policy.For),
            Roles = fields.Texts("roles", policy.Roles),
            Using = fields.Text("using", policy.Using),
            WithCheck = fields.Text("withCheck", policy.WithCheck),
            Restrictive = fields.Flag("restrictive", policy.Restrictive),
        },
        _ => throw new InvalidOperationException($"No repeatable defines a {described.GetType().Name}."),
    };

    private static ValueList<ColumnComment> Comments(StoredFields fields, StoredQuery view) =>
        fields.List("columnComments", view.ColumnComments, new("", ""), (comment, value) =>
            new(comment.Required("column", value.Column), comment.Required("text", value.Text)));

    private static ValueList<StorageParameter> Parameters(
        StoredFields fields, ValueList<StorageParameter> parameters) =>
        fields.List("parameters", parameters, new("", ""), (parameter, value) =>
            new(parameter.Required("name", value.Name), parameter.Required("value", value.Value)));

    private static RoutineArgument Argument(StoredFields fields, RoutineArgument argument) =>
        new(fields.Text("name", argument.Name), fields.Required("type", argument.Type))
        {
            Mode = fields.Choice("mode", argument.Mode),
            Default = fields.Text("default", argument.Default),
        };

    private static IndexDefinition Index(StoredFields fields, IndexDefinition index) =>
        new(
            fields.Required("name", index.Name),
            fields.Name("table", index.Table)!,
            fields.List("keys", index.Keys, IndexKey.OfColumn(""), Key))
        {
            Unique = fields.Flag("unique", index.Unique),
            NullsNotDistinct = fields.Flag("nullsNotDistinct", index.NullsNotDistinct),
            Method = fields.Text("method", index.Method),
            Include = fields.Texts("include", index.Include),
            Where = fields.Text("where", index.Where),
            Parameters = Parameters(fields, index.Parameters),
            Tablespace = fields.Text("tablespace", index.Tablespace),
            Only = fields.Flag("only", index.Only),
            PartOf = fields.Text("partOf", index.PartOf),
            Blocking = fields.Flag("blocking", index.Blocking),
            Comment = fields.Text("comment", index.Comment),
        };

    private static IndexKey Key(StoredFields fields, IndexKey key) =>
        (fields.Text("column", key.Column) is { } column
            ? IndexKey.OfColumn(column)
            : IndexKey.OfExpression(fields.Required("expression", key.Expression ?? ""))) with
        {
            Sort = fields.Choice("sort", key.Sort),
            Nulls = fields.Choice("nulls", key.Nulls),
            OperatorClass = fields.Text("operatorClass", key.OperatorClass),
            Collation = fields.Name("collation", key.Collation),
            Statistics = (int?)fields.Number("statistics", key.Statistics),
        };
}
