using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>A repeatable as this binary has it.</summary>
internal sealed class RepeatableDefinition(MigrationEntry entry, RecordedMigration recorded)
{
    private static readonly ObjectKind[] Kinds =
    [
        ObjectKind.View, ObjectKind.MaterializedView, ObjectKind.Function, ObjectKind.Procedure, ObjectKind.Trigger,
        ObjectKind.Policy,
    ];

    public MigrationEntry Entry => entry;

    public RecordedMigration Recorded => recorded;

    /// <summary>See <see cref="Planning.Fingerprint"/>: it is applied again when another comes out.</summary>
    public string Fingerprint { get; } = Planning.Fingerprint.Of(recorded);

    /// <summary>What it defines, in order.</summary>
    public IReadOnlyList<SchemaObject> Objects { get; } =
        [.. recorded.Up.OfType<CreateObject>().Select(create => create.Object)];

    /// <summary>Why it cannot be a repeatable; <see langword="null"/> if it can.</summary>
    public string? Refusal => Recorded.Up.FirstOrDefault(operation => !CanRepeat(operation)) is { } operation
        ? $"Cannot {OperationSummary.Of(operation)} in a {Entry.Kind.ToString().ToLowerInvariant()}. {Remedy(operation)}"
        : Objects.GroupBy(defined => defined.Name).FirstOrDefault(twins => twins.Count() > 1) is { } twice
            ? $"It defines the {twice.Key.InWords} twice. Keep one."
            : null;

    /// <summary>The version of its row in the history: below 0, and the same whoever works it out.</summary>
    /// <param name="occurrence">How often the same definition has been applied before.</param>
    public long Version(int occurrence)
    {
        using var sha = SHA256.Create();
        var text = string.Join("\n", Entry.Name, Fingerprint, occurrence.ToString(CultureInfo.InvariantCulture));
        return -1 - (BitConverter.ToInt64(sha.ComputeHash(Encoding.UTF8.GetBytes(text)), 0) & (long.MaxValue >> 1));
    }

    /// <summary>What brings a schema to the definition.</summary>
    /// <param name="earlier">What its last definition has made.</param>
    /// <param name="upcoming">What is to be applied behind it.</param>
    /// <param name="model">The schema before.</param>
    public IEnumerable<Operation> Operations(
        IReadOnlyList<SchemaObject> earlier, UpcomingDefinitions upcoming, SchemaModel model)
    {
        var gone = earlier.Reverse().Where(known => Objects.All(kept => kept.Name != known.Name)).ToArray();
        var inTheWay = gone.Where(known => Objects.Any(kept => IsInTheWay(known.Name, kept.Name))).ToArray();
        var wanted = Recorded.Up.SelectMany(said => Said(said, earlier));
        foreach (var operation in inTheWay.Select(known => new DropObject(known.Name))
            .Concat(LostIndexes(model))
            .Concat(wanted)
            .Concat(gone.Except(inTheWay).Select(known => new DropObject(known.Name))))
        {
            if (TurnOf(operation) is { } name)
            {
                upcoming.Remove(name);
            }

            foreach (var needed in Needed(operation, earlier, upcoming, model))
            {
                yield return needed;
                model = model.Apply(needed);
            }
        }
    }

    private static ObjectName? TurnOf(Operation operation) => operation switch
    {
        CreateObject create => create.Object.Name,
        DropObject drop => drop.Object,
        _ => null,
    };

    // A view can become a materialized view, and a function another with the same arguments.
    private static bool IsInTheWay(ObjectName gone, ObjectName kept) =>
        gone.Name == kept.Name && gone.Owner == kept.Owner && gone.Kind != kept.Kind;

    // What is gone from the definition goes from the schema.
    private IEnumerable<Operation> LostIndexes(SchemaModel model) => Objects
        .Select(defined => model.Find(defined.Name))
        .OfType<MaterializedView>()
        .SelectMany(view => view.Indexes)
        .Where(index => Indexes.All(kept => kept.Name != index.Name))
        .Select(index => new DropIndexNamed(index.Table with { Name = index.Name }));

    private IEnumerable<IndexDefinition> Indexes =>
        Recorded.Up.OfType<CreateIndex>().Select(create => create.Index);

    // A comment that is said no longer is taken away.
    private static IEnumerable<Operation> Said(Operation operation, IReadOnlyList<SchemaObject> earlier) =>
        operation is CreateObject { Object: { Comment: null } defined }
        && earlier.Any(before => before.Name == defined.Name && before.Comment is not null)
            ? [operation, new SetComment(On.Object(defined.Name), null)]
            : [operation];

    private static IEnumerable<Operation> Needed(
        Operation operation,
        IReadOnlyList<SchemaObject> earlier,
        UpcomingDefinitions upcoming,
        SchemaModel model) => operation switch
        {
            DropObject { Object: var gone } => model.Find(gone) is not null || (model.HasUnknowns && !model.IsGone(gone))
                ? upcoming.Drop(gone, model)
                : [],
            CreateObject { Object: var defined } => Existing(defined.Name, earlier, model) is not { } existing
                ? [operation]
                : IsSame(defined, existing, model)
                    ? []
                    : existing.CanBecome(defined)
                        ? [new ReplaceObject(defined)]
                        : upcoming.MakeAnew(defined, model),
            CreateIndex { Index: var index } => model.FindIndex(index.Table with { Name = index.Name }) is not { } existing
                ? [operation]
                : existing == index
                    ? []
                    : [new DropIndexNamed(index.Table with { Name = index.Name }), operation],
            _ => [operation],
        };

    // Raw SQL that mentions it makes the model forget it; it is there all the same.
    private static SchemaObject? Existing(
        ObjectName name, IReadOnlyList<SchemaObject> earlier, SchemaModel model) =>
        model.Find(name) ?? (model.HasUnknowns && !model.IsGone(name)
            ? earlier.FirstOrDefault(before => before.Name == name)
            : null);

    private static bool IsSame(SchemaObject defined, SchemaObject existing, SchemaModel model) =>
        model.Find(existing.Name) is not null
        && existing.Doubt is null
        && defined.InPlaceOf(existing, model) == existing;

    private bool CanRepeat(Operation operation) => operation switch
    {
        CreateObject create => Entry.Kind is MigrationKind.Repeatable && Kinds.Contains(create.Object.Name.Kind),
        CreateIndex create => Objects.Any(defined =>
            defined is MaterializedView && defined.Name.Name == create.Index.Table),
        PrivilegeChange change => Objects.Any(defined => On.Object(defined.Name) == change.Target),
        InsertRows insert => insert.OnConflict is not null,
        SetComment or SetTriggerState or SetRowSecurity or RefreshMaterializedView
            or UpdateRows or DeleteRows or ExecuteSql or RunCode => true,
        _ => false,
    };

    private string Remedy(Operation operation) => operation switch
    {
        CreateObject when Entry.Kind is MigrationKind.Seed =>
            "Rows of a seed stay on the way back, and objects go: write a class that derives from Repeatable.",
        InsertRows => "It is applied again and again, so that the row would be there twice. Write Upsert.",
        PrivilegeChange => "It can say who may do what with its own objects, such as On.View(…). What else is "
            + "granted belongs into a migration with a version.",
        _ => "It says what is to be there: views, routines, triggers, policies and rows. What changes once belongs "
            + "into a migration with a version.",
    };
}
