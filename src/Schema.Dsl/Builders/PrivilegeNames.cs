namespace Schema.Dsl;

/// <summary>Reads privileges as authors write them: <c>SELECT, INSERT</c>, or <c>ALL</c>. See the PostgreSQL manual,
/// chapter 5.7, Privileges.</summary>
internal static class PrivilegeNames
{
    /// <summary>The role that stands for all.</summary>
    public const string Everybody = "public";

    /// <summary>The roles that a session has, whoever it is.</summary>
    public static readonly string[] OfSession = ["current_user", "current_role", "session_user"];

    private static readonly string[] OnTables =
        ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"];

    private static readonly string[] OnColumns = ["SELECT", "INSERT", "UPDATE", "REFERENCES"];

    private static readonly string[] OnSchemas = ["CREATE", "USAGE"];

    public static ValueList<Privilege> Read(string privileges, On target, string[]? columns)
    {
        var possible = Possible(target, columns is not null);
        var given = IsAll(privileges) ? possible : [.. Split(privileges)];
        if (given.FirstOrDefault(name => !possible.Contains(name)) is { } wrong)
        {
            throw new InvalidMigrationException(
                $"\"{wrong}\" is no privilege on {(columns is null ? "such an object" : "columns")}; "
                + $"there is {string.Join(", ", possible)}, and ALL.");
        }

        var onColumns = columns is null
            ? [null]
            : TableConstraints.Columns(columns, "A list of privileges").Cast<string?>().ToArray();
        return given.Distinct()
            .SelectMany(name => onColumns.Select(column => new Privilege(name, column)))
            .ToValueList();
    }

    public static bool IsAll(string privileges) =>
        Split(privileges ?? throw new ArgumentNullException(nameof(privileges))) is { Length: 1 } words
        && words[0] is "ALL" or "ALL PRIVILEGES";

    /// <summary>Whether these are all that there are.</summary>
    public static bool AreAll(On target, IEnumerable<Privilege> privileges, bool ofColumns) =>
        Possible(target, ofColumns).All(privileges.Select(privilege => privilege.Name).Contains);

    public static string Role(string role)
    {
        var word = Identifier.Given(role, "role").ToLowerInvariant();
        return word == Everybody || OfSession.Contains(word) ? word : role;
    }

    private static string[] Split(string privileges) =>
        [.. privileges.Split(',').Select(name => name.Trim().ToUpperInvariant())];

    private static string[] Possible(On target, bool ofColumns) => (GroupOf(target), target) switch
    {
        (ObjectGroup.Tables, On.TableTarget or On.ObjectTarget) when ofColumns => OnColumns,
        _ when ofColumns => throw new InvalidMigrationException(
            "Privileges can be limited to columns on one table or view alone. Leave the columns out."),
        (ObjectGroup.Tables, _) => OnTables,
        (ObjectGroup.Sequences, _) => ["USAGE", "SELECT", "UPDATE"],
        (ObjectGroup.Functions or ObjectGroup.Procedures or ObjectGroup.Routines, _) => ["EXECUTE"],
        (ObjectGroup.Types, _) => ["USAGE"],
        (ObjectGroup.Schemas, _) => OnSchemas,
        (_, On.ColumnTarget) => throw new InvalidMigrationException(
            "Privileges on columns are said with the table: Grant(\"SELECT\", On.Table(…), to: …, columns: […])."),
        _ => throw new InvalidMigrationException(
            "Privileges are on tables, views, sequences, schemas, functions, procedures, types and domains. "
            + "For others, such as the database itself, use Execute."),
    };

    /// <summary>The group that something belongs to; <see langword="null"/> for what has no privileges.</summary>
    public static ObjectGroup? GroupOf(On target) => target switch
    {
        On.AllTarget all => all.Group,
        On.FutureTarget future => future.Group,
        On.TableTarget => ObjectGroup.Tables,
        On.IdentityTarget => ObjectGroup.Sequences,
        On.ConstructorsTarget => ObjectGroup.Functions,
        On.ObjectTarget named => GroupOf(named.Name.Kind),
        _ => null,
    };

    public static ObjectGroup? GroupOf(ObjectKind kind) => kind switch
    {
        ObjectKind.View or ObjectKind.MaterializedView => ObjectGroup.Tables,
        ObjectKind.Sequence => ObjectGroup.Sequences,
        ObjectKind.Function => ObjectGroup.Functions,
        ObjectKind.Procedure => ObjectGroup.Procedures,
        ObjectKind.Type or ObjectKind.Domain => ObjectGroup.Types,
        ObjectKind.Schema => ObjectGroup.Schemas,
        _ => null,
    };
}
