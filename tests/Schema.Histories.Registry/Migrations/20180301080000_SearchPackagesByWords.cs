using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class SearchPackagesByWords : Migration
{
    public override void Change()
    {
        AddColumn("packages", t => t.TsVector("search"));
        Index("packages", i => i.Column("search").Using("gin").With("fastupdate", "off"));

        Execute(
            """
            CREATE FUNCTION set_packages_search() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.search := to_tsvector('simple', NEW.name);
                RETURN NEW;
            END
            $$;

            CREATE TRIGGER set_search BEFORE INSERT OR UPDATE OF name ON packages
            FOR EACH ROW EXECUTE FUNCTION set_packages_search();

            UPDATE packages SET name = name;
            """,
            down: """
            DROP TRIGGER set_search ON packages;
            DROP FUNCTION set_packages_search();
            """);
    }
}
