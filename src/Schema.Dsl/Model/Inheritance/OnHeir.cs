namespace Schema.Dsl;

/// <summary>What the server does to each table that inherits from another when it changes that. See the PostgreSQL
/// manual, Inheritance and ALTER TABLE.</summary>
internal static class OnHeir
{
    /// <summary>What becomes of a table that inherits; <see langword="null"/> if nothing does.</summary>
    /// <param name="model">The schema; whether the other table is changed already does not matter.</param>
    public static Operation? OnInheriting(this Operation operation, Table heir, SchemaModel model) => operation switch
    {
        // What the heir has already becomes inherited too, and stays its own.
        AddColumn add when heir.Column(add.Column.Name) is null => new AddColumn(heir.Name, add.Column.Inherited() with
        {
            Statistics = add.Column.Statistics,
            Compression = null,
        }),
        DropColumn drop when heir.Column(drop.Column) is { IsInherited: true }
            && !model.InheritsElsewhere(heir, drop.Table, drop.Column) => drop with { Table = heir.Name },
        RenameColumn rename => rename with { Table = heir.Name },
        AlterColumnType alter => alter with { Table = heir.Name },
        SetNotNull set => set with { Table = heir.Name },
        DropNotNull drop when !heir.NeedsValues(drop.Column) => drop with { Table = heir.Name },
        SetDefault set => set with { Table = heir.Name },
        DropDefault drop => drop with { Table = heir.Name },
        SetCollation set => set with { Table = heir.Name },
        SetStorage set => set with { Table = heir.Name },
        SetStatistics set => set with { Table = heir.Name },

        AddConstraint { Constraint: CheckConstraint { NoInherit: false } check } add
            when heir.Constraint(check.Name) is null =>
            new AddConstraint(heir.Name, check.InheritedBy(heir.Name, model.Find(add.Table)!)),
        DropConstraint drop when heir.Constraint(drop.Constraint) is CheckConstraint { PartOf: not null }
            && !model.InheritsCheckElsewhere(heir, drop.Table, drop.Constraint) => drop with { Table = heir.Name },
        RenameConstraint rename when heir.InheritedCheck(rename.From) is not null
            && model.Find(rename.Table) is { } parent
            && (parent.InheritedCheck(rename.From) ?? parent.InheritedCheck(rename.To)) is not null =>
            rename with { Table = heir.Name },
        ValidateConstraint validate when heir.Constraint(validate.Constraint) is CheckConstraint { PartOf: not null } =>
            validate with { Table = heir.Name },
        _ => null,
    };

    // Its own numbers or its own key keep the column from nulls.
    private static bool NeedsValues(this Table heir, string column) =>
        heir.Column(column)?.Identity is not null
        || heir.Constraints.OfType<PrimaryKeyConstraint>().Any(key => key.Columns.Contains(column));
}
