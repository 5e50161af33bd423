using Schema.Dsl;
using Schema.Testing;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Promise 1 over releases: whatever repeatables say in each, going back gives what each has left behind, whichever
/// release goes.</summary>
public sealed class RepeatableLawTests
{
    private const int Releases = 5;

    [Fact]
    public Task Each_release_is_found_again_on_the_way_back() => Suite.RandomReleases.ForEachSeedAsync(async seed =>
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var random = new Random(seed);
        var releases = new RandomReleases(random).Take(Releases);
        var options = new MigrateOptions { Database = database.ConnectionString };

        var catalogs = new List<string> { await CatalogAsync() };
        foreach (var release in releases)
        {
            await new Migrator(release, $"Things {catalogs.Count}").MigrateAsync(options);
            catalogs.Add(await CatalogAsync());
        }

        for (var back = Releases - 1; back >= 0; back--)
        {
            var anyone = new Migrator(releases[random.Next(Releases)]);
            await anyone.RollbackAsync(to: back == 0 ? 0 : RandomReleases.Version(back), options: options);
            (await CatalogAsync()).Should().Be(catalogs[back], "release {0} left it behind", back);
        }

        await new Migrator(releases[^1]).MigrateAsync(options);
        (await CatalogAsync()).Should().Be(catalogs[^1], "it comes to the same all at once");

        Task<string> CatalogAsync() => SchemaCatalog.ReadAsync(database, "schema_migrations");
    });

    /// <summary>Releases whose views, functions and triggers read each other, and change at will.</summary>
    private sealed class RandomReleases(Random random)
    {
        private readonly string[] _names = Shuffled(random, ["A", "B", "C", "D", "E", "F"]);
        private readonly List<string> _columns = ["id", "a", "b"];
        private string[] _selected = ["id"];
        private string _read = "id";
        private string _stored = "id";
        private string _type = "integer";
        private int _step = 1;
        private bool _hasTop = true;

        public IReadOnlyList<MigrationEntry>[] Take(int count) =>
            [.. Enumerable.Range(1, count).Select(number => (IReadOnlyList<MigrationEntry>)Next(number))];

        public static long Version(int number) => 20240101000000 + number;

        private MigrationEntry[] Next(int number)
        {
            _columns.Add($"c{number}");
            if (number == 1 || Tossed())
            {
                _selected = Shuffled(random, [.. _columns])[..random.Next(1, 4)];
                (_read, _stored) = (Any(_selected), Any(_selected));
            }

            _type = Tossed() ? Any(["integer", "bigint", "text"]) : _type;
            _step = Tossed() ? random.Next(100) : _step;
            _hasTop = Tossed();

            var (selected, read, stored, type, step, hasTop) = (string.Join(", ", _selected), _read, _stored, _type, _step, _hasTop);
            return
            [
                .. Enumerable.Range(1, number).Select(Versioned),
                Repeating.Entry(_names[0], m => m.CreateView("base", $"SELECT {selected} FROM things")),
                Repeating.Entry(_names[1], m => m.CreateView("reader", $"SELECT {read} AS x FROM base")),
                Repeating.Entry(_names[2], m =>
                {
                    m.CreateMaterializedView("stored", $"SELECT DISTINCT {stored} AS key_{stored} FROM base");
                    m.UniqueIndex("stored", $"key_{stored}");
                }),
                Repeating.Entry(_names[3], m => m.CreateFunction("answer", f => f
                    .Argument("n", "integer").Returns(type).Body($"SELECT (n + {step})::{type}"))),
                Repeating.Entry(_names[4], m =>
                {
                    if (hasTop)
                    {
                        m.CreateView("top", $"SELECT answer({step}) AS y, x FROM reader");
                        m.Comment(On.View("top"), $"Step {step}");
                        m.Grant(step % 2 == 0 ? "SELECT" : "ALL", On.View("top"), to: "pg_monitor");
                    }
                }),
                Repeating.Entry(_names[5], m =>
                {
                    m.CreateFunction("touch", f => f.Returns("trigger").Language("plpgsql").Body(
                        $"BEGIN NEW.a := {step}; RETURN NEW; END"));
                    m.CreateTrigger($"touch_{step % 2}", on: "things", t => t.Before().Update().ForEachRow().Execute("touch"));
                }),
            ];
        }

        private static MigrationEntry Versioned(int number) => new(Version(number), $"M{number}", () => new Saying(m =>
        {
            if (number == 1)
            {
                m.CreateTable("things", t =>
                {
                    t.Integer("a");
                    t.Text("b");
                });
            }

            m.AddColumn("things", t => t.Integer($"c{number}"));
        }));

        private bool Tossed() => random.Next(2) == 0;

        private string Any(string[] of) => of[random.Next(of.Length)];

        private static string[] Shuffled(Random random, string[] items)
        {
            random.Shuffle(items);
            return items;
        }
    }
}
