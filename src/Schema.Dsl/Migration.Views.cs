namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates a view. Undone by dropping it.</summary>
    /// <param name="query">A <c>SELECT</c>.</param>
    /// <param name="define">Options, such as <c>v => v.SecurityBarrier()</c>.</param>
    protected void CreateView(TableName view, string query, Action<ViewBuilder>? define = null) =>
        Add(new CreateObject(ViewOf($"CreateView(\"{view}\")", view, query, define)));

    /// <summary>Gives a view another query. Undone by giving it back the query that the history knows.</summary>
    /// <remarks>The server can add columns at the end of a view, and no more. Where the way back needs more, the view
    /// is dropped and created again there, with what depends on it.</remarks>
    /// <param name="query">A <c>SELECT</c>.</param>
    /// <param name="define">Options. What is not named goes back to its default.</param>
    /// <param name="recreate">Drops the view and creates it again, with the views, triggers, comments and grants that
    /// depend on it, so that columns can go, change their names or their types.</param>
    protected void ReplaceView(
        TableName view, string query, Action<ViewBuilder>? define = null, bool recreate = false) =>
        Add(new ReplaceObject(ViewOf($"ReplaceView(\"{view}\")", view, query, define)) { Recreate = recreate });

    /// <summary>Drops a view. Undone by creating it as the history knows it.</summary>
    protected void DropView(TableName view) => Add(new DropObject(View.NameOf(Identifier.Given(view, "view"))));

    /// <summary>Renames a view within its schema.</summary>
    protected void RenameView(TableName view, string to) => Add(new RenameObject(
        View.NameOf(Identifier.Given(view, "view")), Identifier.Given(to, "view")));

    /// <summary>Creates a materialized view and fills it. Undone by dropping it.</summary>
    /// <param name="query">A <c>SELECT</c>.</param>
    /// <param name="define">Options, such as <c>v => v.WithNoData()</c>.</param>
    protected void CreateMaterializedView(
        TableName view, string query, Action<MaterializedViewBuilder>? define = null) =>
        Add(new CreateObject(MaterializedViewOf($"CreateMaterializedView(\"{view}\")", view, query, define)));

    /// <summary>Drops a materialized view and creates it again with another query, and with its indexes and what
    /// depends on it. Undone in the same way.</summary>
    /// <inheritdoc cref="CreateMaterializedView"/>
    protected void ReplaceMaterializedView(
        TableName view, string query, Action<MaterializedViewBuilder>? define = null) =>
        Add(new ReplaceObject(MaterializedViewOf($"ReplaceMaterializedView(\"{view}\")", view, query, define))
        {
            Recreate = true,
        });

    /// <summary>Drops a materialized view. Undone by creating and filling it as the history knows it.</summary>
    protected void DropMaterializedView(TableName view) =>
        Add(new DropObject(MaterializedView.NameOf(Identifier.Given(view, "materialized view"))));

    /// <summary>Renames a materialized view within its schema. Its indexes keep their names.</summary>
    protected void RenameMaterializedView(TableName view, string to) => Add(new RenameObject(
        MaterializedView.NameOf(Identifier.Given(view, "materialized view")),
        Identifier.Given(to, "materialized view")));

    /// <summary>Fills a materialized view anew. There is nothing to undo, unless it was empty before.</summary>
    /// <param name="concurrently">Lets others go on reading it meanwhile; needs a unique index over its columns, and
    /// that it has been filled before.</param>
    protected void RefreshMaterializedView(TableName view, bool concurrently = false) =>
        Add(new RefreshMaterializedView(Identifier.Given(view, "materialized view")) { Concurrently = concurrently });

    private View ViewOf(string verb, TableName view, string query, Action<ViewBuilder>? define)
    {
        var builder = new ViewBuilder(
            new View(Identifier.Given(view, "view"), SqlFragment.Query(query, $"The query of view \"{view}\"")));
        Current.Block(verb, builder, define ?? (_ => { }));
        return builder.Build();
    }

    private MaterializedView MaterializedViewOf(
        string verb, TableName view, string query, Action<MaterializedViewBuilder>? define)
    {
        var builder = new MaterializedViewBuilder(new MaterializedView(
            Identifier.Given(view, "materialized view"),
            SqlFragment.Query(query, $"The query of materialized view \"{view}\"")));
        Current.Block(verb, builder, define ?? (_ => { }));
        return builder.Build();
    }
}
