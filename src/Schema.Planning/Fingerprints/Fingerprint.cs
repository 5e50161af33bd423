using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Tells whether an applied migration was edited: a hash of what it asks for, blind to how it is written
/// down.</summary>
/// <remarks>
/// Names that are derived are left out, and so is everything at its default: formatting, a library that derives another
/// name and an option that a later version adds change no fingerprint. Nor does what is declared: it was there
/// before, and to say so later, or better, does not change what the migration did. The number in front is the version
/// of these rules.
/// </remarks>
internal static class Fingerprint
{
    private const string Rules = "1";

    public static string Of(RecordedMigration migration)
    {
        var up = WithoutDeclarations(migration.Up);
        var text = new CanonicalText(DerivedColumns(up));
        text.List("up", up, operation => OperationText.Write(text, operation));
        text.List("down", WithoutDeclarations(migration.Down), operation => OperationText.Write(text, operation));

        return $"{Rules}:{Hash(text.ToString())}";
    }

    /// <summary>Of what steps do: tells whether one that is done is still what a migration says.</summary>
    public static string Of(IEnumerable<Step> steps) => Hash(string.Join(
        "\0", steps.SelectMany(step => step.Statements.Append(step.Code is null ? "" : "code"))));

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text))
            .Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static Operation[] WithoutDeclarations(IEnumerable<Operation>? operations) =>
        [.. operations?.Where(operation => operation is not (DeclareTable or DeclareObject or DeclarePrivileges)) ?? []];

    // A later version of the library that makes singulars may derive another name for the column of a reference.
    private static Dictionary<string, string> DerivedColumns(IEnumerable<Operation> operations) => operations
        .SelectMany(operation => operation switch
        {
            CreateTable create => create.Table.Constraints,
            AddConstraint add => [add.Constraint],
            _ => Enumerable.Empty<Constraint>(),
        })
        .OfType<ForeignKeyConstraint>()
        .Where(key => key.Columns.Count == 1 && key.Columns[0] == DerivedNames.Default.ReferenceColumn(key.References))
        .GroupBy(key => key.Columns[0])
        .ToDictionary(keys => keys.Key, keys => $"reference to {keys.First().References}");

    /// <summary>Whether two fingerprints prove an edit. Ones made by different rules prove nothing.</summary>
    public static bool Differ(string recorded, string current) =>
        recorded != current && recorded.Split(':')[0] == current.Split(':')[0];
}
