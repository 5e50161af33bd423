using System.Globalization;

namespace Schema.Dsl;

/// <summary>Refines a materialized view. See the PostgreSQL manual, CREATE MATERIALIZED VIEW.</summary>
public sealed class MaterializedViewBuilder
{
    private MaterializedView _view;

    internal MaterializedViewBuilder(MaterializedView view) => _view = view;

    /// <summary>Names the columns, instead of the query.</summary>
    public MaterializedViewBuilder Columns(params string[] columns) => Set(_view with
    {
        Columns = TableConstraints.Columns(columns, $"Columns of materialized view \"{_view.Name.Name}\""),
    });

    /// <summary>Leaves it empty, and not to be read, until <c>RefreshMaterializedView</c>.</summary>
    public MaterializedViewBuilder WithNoData() => Set(_view with { HasData = false });

    /// <summary>Stores the rows by another access method than the server's default.</summary>
    public MaterializedViewBuilder Using(string method) =>
        Set(_view with { Method = Identifier.Given(method, "access method") });

    /// <summary>Sets a storage parameter, such as <c>fillfactor</c>.</summary>
    public MaterializedViewBuilder With(string parameter, object value) => Set(_view with
    {
        Parameters = _view.Parameters.Add(new StorageParameter(
            Identifier.Given(parameter, "storage parameter"),
            Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")),
    });

    /// <summary>Puts it into another tablespace than the database's own.</summary>
    public MaterializedViewBuilder Tablespace(string tablespace) =>
        Set(_view with { Tablespace = Identifier.Given(tablespace, "tablespace") });

    internal MaterializedView Build() => _view;

    private MaterializedViewBuilder Set(MaterializedView view)
    {
        _view = view;
        return this;
    }
}
