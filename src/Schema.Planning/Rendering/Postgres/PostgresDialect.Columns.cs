using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    // What depends on the column is stated anew: the server would keep it as casts of the old type, which is not what a
    // new table gets. It costs nothing, since the server checks and builds all of it again in any case. Where raw SQL
    // may have changed the table, what is there stays the server's; but the collation and the storage it would forget.
    private IEnumerable<string> ChangeType(AlterColumnType alter, SchemaModel before)
    {
        var table = before.IsDoubtful(alter.Table) ? null : before.Find(alter.Table);
        var partitions = before.AllFollowersOf(alter.Table).Where(partition => !before.IsDoubtful(partition.Name)).ToArray();
        var column = $"ALTER COLUMN {Name(alter.Column)}";
        var known = before.Find(alter.Table)?.Column(alter.Column);
        var after = known?.WithType(alter.Type, alter.Collation, before);
        var type = $"{column} TYPE {alter.Type}"
            + ((alter.Collation ?? after?.Collation) is { } collation ? $" COLLATE {Collation(collation)}" : "")
            + (alter.Using is { } expression ? $" USING {expression}" : "");
        var value = table is null ? null : known?.Default;
        var checks = table?.Constraints
            .Where(constraint => constraint.MentionsInExpression(alter.Column)
                || (constraint is ExclusionConstraint exclusion
                    && exclusion.Elements.Any(element => IsForgotten(element.Key))))
            .ToArray() ?? [];
        var indexes = table?.Indexes
            .Where(index => index.MentionsInExpression(alter.Column) || index.Keys.Any(IsForgotten))
            .ToArray() ?? [];
        var statistics = (table is null ? partitions : partitions.Prepend(table))
            .SelectMany(one => before.StatisticsOf(one.Name, alter.Column))
            .ToLookup(of => of.MentionsInExpression(alter.Column));
        var rebuilt = table?.Indexes.Where(index => index.Mentions(alter.Column)).Except(indexes) ?? [];

        return
        [
            .. partitions.SelectMany(partition => WithoutDefault(partition, alter.Column, table)),
            .. indexes.Select(index => $"DROP INDEX {Table(NameOf(index))}"),
            .. statistics[true].Select(known => DropObject(known.Name)),
            Alter(alter.Table, string.Join(", ",
            [
                .. checks.Select(check => $"DROP CONSTRAINT {Name(check.Name)}"),
                .. value is null ? [] : new[] { $"{column} DROP DEFAULT" },
                type,
                .. value is null ? [] : new[] { $"{column} SET DEFAULT {Value(value)}" },
                .. after is null ? [] : Settings(after with { Statistics = null }),
                .. checks.Select(check => $"ADD {_define.Constraint(check)}"),
            ])),
            .. checks.SelectMany(check => Comments(On.Constraint(alter.Table, check.Name), check.Comment)),
            .. indexes.SelectMany(CreateIndex),
            .. statistics[true].SelectMany(CreateObject),

            // The server makes these anew by itself, and forgets that.
            .. rebuilt.SelectMany(Statistics),
            .. statistics[false].SelectMany(Target),
            .. partitions.SelectMany(partition => OfItsOwn(partition, alter, table, before)),
        ];

        // A collation that is the column's own is no collation of the key's to the server, which makes it anew with the
        // column's next one.
        bool IsForgotten(IndexKey key) => key.Column == alter.Column
            && key.Collation is { } collation
            && collation == known?.Collation
            && collation != after?.Collation;
    }

    // The server wants the type along with a collation, and takes it for a change of the type.
    private IEnumerable<string> SetCollation(SetCollation set, SchemaModel before)
    {
        var type = before.Find(set.Table)?.Column(set.Column)?.Type ?? new ColumnType("");
        var alter = new AlterColumnType(set.Table, set.Column, type) { Collation = set.Collation };
        return ChangeType(alter, before);
    }

    private IEnumerable<string> SetExpression(SetExpression set, SchemaModel before) => Capabilities.SetsExpressions
        ? [AlterColumn(set.Table, set.Column, $"SET EXPRESSION AS ({set.Expression})")]
        : MadeAnew(set, before).SelectMany(part => Render(part.Operation, part.Before));

    /// <summary>The operations that make the column anew, each with the schema that it meets.</summary>
    private static IEnumerable<(Operation Operation, SchemaModel Before)> MadeAnew(SetExpression set, SchemaModel before)
    {
        var table = before.Apply(set).Find(set.Table);
        if (table?.Column(set.Column) is not { } column
            || ColumnReversal.MakeAnew(table, column, before) is not Reversal.Possible { Operations: var operations })
        {
            yield break;
        }

        var model = before;
        foreach (var operation in operations)
        {
            yield return (operation, model);
            model = model.Apply(operation);
        }
    }

    private IEnumerable<string> SetIdentity(SetIdentity set, Identity? known)
    {
        var column = new Column(set.Column, new ColumnType("")) { Identity = set.Identity };
        if (known is null)
        {
            return [AlterColumn(set.Table, set.Column, $"ADD {PostgresIdentity.Definition(set.Table, column)}"), .. GoOn(set)];
        }

        var changes = PostgresIdentity.Changes(known, set.Identity).ToArray();
        var from = DerivedNames.Sequence(set.Table, column with { Identity = known });
        var to = DerivedNames.Sequence(set.Table, column);
        return
        [
            .. changes.Length == 0 ? [] : new[] { AlterColumn(set.Table, set.Column, string.Join(" ", changes)) },
            .. from == to ? [] : new[] { $"ALTER SEQUENCE {Table(set.Table with { Name = from })} RENAME TO {Name(to)}" },
        ];
    }

    // A new sequence would begin with numbers that rows have already.
    private IEnumerable<string> GoOn(SetIdentity set) =>
        set.Identity is { Start: null, Increment: > 0, Min: null, Max: null }
            ?
            [
                $"SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence({Text(Table(set.Table))}, {Text(set.Column)}), "
                    + $"max({Name(set.Column)})) FROM {Table(set.Table)} HAVING max({Name(set.Column)}) > 0",
            ]
            : [];

    // The sequence of an identity column keeps the name that a new table would give it, so that the way back is exact.
    private IEnumerable<string> RenameSequences(TableName table, SchemaModel before, Func<string, string?> newName) =>
        from column in before.Find(table)?.Columns ?? ValueList<Column>.Empty
        where column.Identity is { SequenceName: null }
        let to = newName(column.Name)
        where to is not null
        let old = table with { Name = DerivedNames.Sequence(table, column.Name) }
        select $"ALTER SEQUENCE IF EXISTS {Table(old)} RENAME TO {Name(to)}";

    private IEnumerable<string> Settings(TableName table, IEnumerable<Column> columns) =>
        columns.SelectMany(Settings).ToArray() is { Length: > 0 } settings
            ? [Alter(table, string.Join(", ", settings))]
            : [];

    // What CREATE TABLE cannot say, on every server alike: STORAGE is for PostgreSQL 16 there, and COMPRESSION for 14.
    private static IEnumerable<string> Settings(Column column)
    {
        var alter = $"ALTER COLUMN {Name(column.Name)} SET";
        string?[] settings =
        [
            column.Storage is { } storage ? $"{alter} STORAGE {storage.ToString().ToUpperInvariant()}" : null,
            column.Compression is null ? null : $"{alter} COMPRESSION {Compression(column.Compression)}",
            column.Statistics is null ? null : $"{alter} STATISTICS {Statistics(column.Statistics)}",
        ];
        return settings.OfType<string>();
    }

    // Before PostgreSQL 16 the type's own way has to be named.
    private string Storage(SetStorage set, SchemaModel before) =>
        set.Storage is null && Capabilities.DefaultStorage ? "DEFAULT"
        : (set.Storage ?? OwnStorage(set, before))?.ToString().ToUpperInvariant() ?? "DEFAULT";

    private static ColumnStorage? OwnStorage(SetStorage set, SchemaModel before) =>
        before.Find(set.Table)?.Column(set.Column) is { } column ? before.StorageOf(column.Type) : null;

    private static string Compression(ColumnCompression? compression) =>
        compression?.ToString().ToLowerInvariant() ?? "DEFAULT";

    private static string Statistics(int? target) => (target ?? -1).ToString(CultureInfo.InvariantCulture);
}
