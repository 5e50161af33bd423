using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Plans one migration after the other on the way up, and collects what stands against them.</summary>
internal sealed class ForwardPlanning(
    Dialect dialect, SchemaModel before, SafetyPlanning safety, BackgroundPlanning background)
{
    private SchemaModel _model = before;

    /// <summary>The schema after what is planned so far.</summary>
    public SchemaModel Model => _model;

    public List<PlannedMigration> Migrations { get; } = [];

    public List<PlanProblem> Problems { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>The versions whose rows something behind them needs.</summary>
    public IReadOnlyCollection<long> Needed => background.Needed;

    /// <summary>What a migration says, before it is planned; <see langword="null"/> for one that cannot be
    /// recorded.</summary>
    public RecordedMigration? Record(MigrationEntry entry)
    {
        try
        {
            return RecordedMigration.Of(entry);
        }
        catch (InvalidMigrationException error)
        {
            Report(entry, error.Message);
            return null;
        }
        catch (Exception error)
        {
            // The author's own code: whatever it throws is to be told with the migration's name, before anything runs.
            Report(entry, $"Its code failed with {error.GetType().Name}: {error.Message}");
            return null;
        }
    }

    public void Add(MigrationEntry entry)
    {
        if (Record(entry) is { } recorded)
        {
            Migrations.Add(Plan(entry, recorded));
        }
    }

    /// <summary>Brings what a repeatable defines into being.</summary>
    /// <param name="earlier">What its last definition has made.</param>
    /// <param name="upcoming">What is to be applied behind it.</param>
    public void Add(
        RepeatableDefinition definition,
        long version,
        IReadOnlyList<SchemaObject> earlier,
        UpcomingDefinitions upcoming)
    {
        var entry = definition.Entry;
        if (definition.Refusal is { } refusal)
        {
            Report(entry, refusal);
            return;
        }

        var planned = Plan(
            entry, definition.Recorded with { Up = definition.Operations(earlier, upcoming, _model).ToValueList() });
        Migrations.Add(planned with
        {
            Version = version,
            Fingerprint = definition.Fingerprint,
            Defined = Defined(definition, earlier),
            Down = entry.Kind is MigrationKind.Seed
                ? new DownScript.Reversible(ValueList<Step>.Empty)
                : planned.Down,
        });
    }

    private DefinedObjects Defined(RepeatableDefinition definition, IReadOnlyList<SchemaObject> earlier) =>
        new(definition.Objects.Select(defined => _model.Find(defined.Name) ?? defined).ToValueList())
        {
            Grants = definition.Objects.SelectMany(defined => Grants(On.Object(defined.Name))).ToValueList(),
            Dropped = earlier.Select(gone => gone.Name)
                .Except(definition.Objects.Select(defined => defined.Name))
                .ToValueList(),
        };

    private IEnumerable<PrivilegeChange> Grants(On target)
    {
        var (granted, first) = (_model.GrantsOn(target), _model.GrantsOnNew(target));
        foreach (var lost in first.Where(one => granted.Like(one) is null))
        {
            yield return new RevokePrivileges(target, new[] { lost.Privilege }, lost.Role);
        }

        foreach (var one in granted)
        {
            yield return new GrantPrivileges(target, new[] { one.Privilege }, one.Role)
            {
                WithGrantOption = one.IsGrantable,
            };
        }
    }

    private PlannedMigration Plan(MigrationEntry entry, RecordedMigration recorded)
    {
        _model = _model.InNextTransaction();
        var before = _model;
        var lowering = new Lowering(dialect, recorded.Up, canDivide: entry.Kind is MigrationKind.Versioned);
        var undo = new List<UndoneOperation>();
        string? waiting = null;
        foreach (var operation in recorded.Up)
        {
            if ((Obstacle(operation) ?? safety.Refuse(entry, operation, _model) ?? lowering.Refuse(operation, _model))
                is { } obstacle)
            {
                Report(entry, $"{Sentence(operation, obstacle)}");
            }
            else if (background.Refuse(entry, operation, _model) is { } needed && !safety.IsUnfinished(entry))
            {
                waiting ??= needed;
            }
            else
            {
                lowering.Add(background.Decide(entry, operation, _model), _model);
                foreach (var left in lowering.LeftToBackground)
                {
                    background.Leave(entry, left);
                }
            }

            undo.Add(new(operation, _model));
            _model = _model.Apply(operation);
            if (lowering.CommitsNext)
            {
                _model = _model.InNextTransaction();
            }
        }

        if (waiting is not null)
        {
            Report(entry, waiting);
        }

        CheckDown(entry, recorded);
        var planned = new PlannedMigration(entry.Version, entry.Name, Direction.Forward, lowering.ToSteps())
        {
            Fingerprint = Fingerprint.Of(recorded),
            Phase = entry.Phase,
            Down = WayBack.Of(entry, recorded, undo, _model, dialect),
            Timeouts = entry.Timeouts,
        };
        Look(entry, recorded, before, planned);
        return planned with { Halfway = new(entry, recorded, before, planned.Steps, dialect) };
    }

    private void Look(MigrationEntry entry, RecordedMigration recorded, SchemaModel before, PlannedMigration planned)
    {
        if (safety.Stranger(entry) is { } stranger && !Warnings.Contains(stranger))
        {
            Warnings.Add(stranger);
        }

        foreach (var (hazard, level) in safety.Check(entry, recorded.Up, before, planned))
        {
            if (level is RuleLevel.Error)
            {
                Report(entry, HazardText.Problem(hazard));
            }
            else
            {
                Warnings.Add($"{entry}: {HazardText.Warning(hazard)}");
            }
        }
    }

    // What is derived fits by construction; what is written by hand need not.
    private void CheckDown(MigrationEntry entry, RecordedMigration recorded)
    {
        var model = _model;
        foreach (var operation in recorded.Down ?? ValueList<Operation>.Empty)
        {
            if ((SchemaConflict.Find(operation, model) ?? dialect.Refuse(operation, model)) is { } obstacle)
            {
                Report(entry, $"In Down(): {Sentence(operation, obstacle)}");
            }

            model = model.Apply(operation);
        }
    }

    private string? Obstacle(Operation operation) =>
        SchemaConflict.Find(operation, _model) ?? dialect.Refuse(operation, _model);

    private void Report(MigrationEntry entry, string message) => Problems.Add(
        new(entry.Kind is MigrationKind.Versioned ? entry.Version : null, entry.Name, message));

    private static string Sentence(Operation operation, string obstacle) =>
        $"Cannot {OperationSummary.Of(operation)}: {obstacle}.";
}
