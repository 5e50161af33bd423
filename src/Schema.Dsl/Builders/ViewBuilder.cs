namespace Schema.Dsl;

/// <summary>Refines a view. See the PostgreSQL manual, CREATE VIEW.</summary>
public sealed class ViewBuilder
{
    private View _view;

    internal ViewBuilder(View view) => _view = view;

    /// <summary>Names the columns, instead of the query.</summary>
    public ViewBuilder Columns(params string[] columns) =>
        Set(_view with { Columns = TableConstraints.Columns(columns, $"Columns of view \"{_view.Name.Name}\"") });

    /// <summary>Lets the query read the view itself, by its own name, and names all its columns.</summary>
    public ViewBuilder Recursive(params string[] columns)
    {
        Columns(columns);
        return Set(_view with { Recursive = true });
    }

    /// <summary>Refuses rows written through the view that it would not show.</summary>
    public ViewBuilder CheckOption(CheckOption option) => Set(_view with { CheckOption = option });

    /// <summary>Applies the view's own conditions before any that could leak rows.</summary>
    public ViewBuilder SecurityBarrier() => Set(_view with { SecurityBarrier = true });

    /// <summary>Reads with the rights of whoever asks, and not with those of the owner (PostgreSQL 15 and
    /// later).</summary>
    public ViewBuilder SecurityInvoker() => Set(_view with { SecurityInvoker = true });

    internal View Build() => _view is { Recursive: true, CheckOption: not Dsl.CheckOption.None }
        ? throw new InvalidMigrationException(
            $"The view \"{_view.Name.Name}\" is recursive, so nothing can be written through it. "
            + "Leave out CheckOption.")
        : _view;

    private ViewBuilder Set(View view)
    {
        _view = view;
        return this;
    }
}
