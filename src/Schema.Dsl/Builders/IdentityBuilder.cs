namespace Schema.Dsl;

/// <summary>Refines the sequence behind an identity column. See the PostgreSQL manual, CREATE SEQUENCE.</summary>
public sealed class IdentityBuilder
{
    private readonly string _what;
    private Identity _identity;

    private IdentityBuilder(string what, bool always)
    {
        _what = what;
        _identity = new Identity(always);
    }

    /// <summary>The first number; default: 1, or -1 for a sequence that counts down.</summary>
    public IdentityBuilder Start(long number) => Set(_identity with { Start = number });

    /// <summary>The step from one number to the next; default: 1.</summary>
    public IdentityBuilder Increment(long step) => step != 0
        ? Set(_identity with { Increment = step })
        : throw new InvalidMigrationException($"{_what} has an increment of 0, which gives one number only.");

    /// <summary>The smallest number.</summary>
    public IdentityBuilder Min(long number) => Set(_identity with { Min = number });

    /// <summary>The largest number.</summary>
    public IdentityBuilder Max(long number) => Set(_identity with { Max = number });

    /// <summary>How many numbers a session takes at once; default: 1.</summary>
    public IdentityBuilder Cache(long numbers) => numbers >= 1
        ? Set(_identity with { Cache = numbers })
        : throw new InvalidMigrationException($"{_what} has a cache of {numbers}; it is at least 1.");

    /// <summary>Begins again behind the last number, instead of failing.</summary>
    public IdentityBuilder Cycle() => Set(_identity with { Cycle = true });

    /// <summary>Gives the sequence a name of its own; default: <c>users_id_seq</c>. It does not change when the table
    /// or the column is renamed.</summary>
    public IdentityBuilder SequenceName(string name) =>
        Set(_identity with { SequenceName = Identifier.Given(name, "sequence") });

    /// <param name="what">What is refined, for messages: <c>The identity of column "id" of "users"</c>.</param>
    internal static Identity Build(string what, bool always, Action<IdentityBuilder>? define)
    {
        var builder = new IdentityBuilder(what, always);
        define?.Invoke(builder);
        var identity = builder._identity;
        return identity.Min > identity.Max || identity.Start < identity.Min || identity.Start > identity.Max
            ? throw new InvalidMigrationException(
                $"{what} has a smallest, a first and a largest number that do not follow each other.")
            : identity;
    }

    private IdentityBuilder Set(Identity identity)
    {
        _identity = identity;
        return this;
    }
}
