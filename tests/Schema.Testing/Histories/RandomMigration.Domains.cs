using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> CreateDomainVerb(Random random, TableName name, SchemaModel model)
    {
        var enums = model.Objects.OfType<EnumType>().Where(known => known.Values.Count > 0)
            .OrderBy(known => known.Name.ToString(), StringComparer.Ordinal).ToArray();
        if (enums.Length > 0 && random.Chance(0.4))
        {
            return EnumDomainVerb(random, name, random.Pick(enums));
        }

        var type = random.Pick<string>(["text", "varchar(40)", "integer"]);
        var isText = type != "integer";
        var isNotNull = random.Chance(0.2);
        var hasDefault = random.Chance(0.3);
        var hasCollation = isText && random.Chance(0.2);
        var checks = random.Next(0, 3);
        return migration => migration.CreateDomain(name, type, d =>
        {
            _ = isNotNull ? d.NotNull() : d;
            _ = hasDefault ? isText ? d.Default("it's") : d.Default(7) : d;
            _ = hasCollation ? d.Collate("C") : d;
            _ = checks > 0 ? d.Check(Condition(isText, 1)) : d;
            _ = checks > 1 ? d.Check(Condition(isText, 2), "second \"check\"") : d;
        });
    }

    private static Action<RandomMigration> EnumDomainVerb(Random random, TableName name, EnumType type)
    {
        var known = Quoted(type.Name.Name);
        var value = random.Pick(type.Values).Replace("'", "''", StringComparison.Ordinal);
        var hasCast = random.Chance(0.5);
        return migration => migration.CreateDomain(name, known, d =>
        {
            _ = hasCast ? d.DefaultSql($"'{value}'::{known}") : d;
            d.Check(hasCast ? $"VALUE IN ('{value}')" : $"VALUE >= '{value}'::{known}");
        });
    }

    private static Action<RandomMigration> ChangeDomainVerb(Random random, Domain domain)
    {
        var name = domain.Name.Name;
        var isText = domain.Type.Name is "text" or "varchar";
        var to = random.Pick(TypeNames);
        var number = random.Next(1000);
        var isNotValid = random.Chance(0.5);
        var check = domain.Checks.Count > 0 ? random.Pick(domain.Checks).Name : "none";
        return random.Next(11) switch
        {
            0 => Alter(d => d.NotNull()),
            1 => Alter(d => d.Nullable()),
            2 => Alter(d => d.DropDefault()),
            3 or 4 or 5 when !isText && domain.Type.Name != "integer" => Nothing,
            3 => isText ? Alter(d => d.Default("other")) : Alter(d => d.DefaultSql("1 + 1")),
            4 or 5 => Alter(d => d.Check(Condition(isText, number), $"check_{number}", isNotValid)),
            6 => Alter(d => d.DropConstraint(check)),
            7 => Alter(d => d.RenameConstraint(check, $"renamed_{number}")),
            8 => migration => migration.Comment(On.DomainConstraint(name, check), $"Number {number}"),
            9 => random.Chance(0.5)
                ? Alter(d => d.ValidateConstraint(check))
                : migration => migration.RenameDomain(name, to),
            _ => migration => migration.DropDomain(name),
        };

        Action<RandomMigration> Alter(Action<AlterDomainBuilder> define) => migration => migration.AlterDomain(name, define);
    }

    private static string Condition(bool isText, int number) => isText ? $"VALUE <> 'x{number}'" : $"VALUE <> {number}";
}
