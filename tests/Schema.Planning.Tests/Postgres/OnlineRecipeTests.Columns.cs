using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class OnlineRecipeTests
{
    [Fact]
    public void A_name_is_changed_beside_the_old_one() =>
        Text(Lower([new RenameColumn("users", "age", "years") { Online = true }])).Should().Be(
            """
            ALTER TABLE "public"."users" ADD COLUMN "years" integer
              locks public.users (ACCESS EXCLUSIVE)
            CREATE FUNCTION "public"."users_years_sync"() RETURNS trigger LANGUAGE "plpgsql"
            AS $$
            #variable_conflict use_column
            DECLARE
                made record;
            BEGIN
                IF TG_OP OPERATOR(pg_catalog.=) 'UPDATE' THEN
                    IF pg_catalog.record_image_eq(ROW(NEW."years"), ROW(OLD."years")) THEN
                        IF pg_catalog.record_image_ne(ROW(NEW."age"), ROW(OLD."age")) THEN
                            made := NEW;
                            made."age" := NEW."years";
                            IF pg_catalog.record_image_ne(ROW(made."age"), ROW(NEW."age")) THEN
                                NEW."years" := NEW."age";
                            END IF;
                        END IF;
                        RETURN NEW;
                    END IF;
                ELSIF NEW."years" IS NULL THEN
                    NEW."years" := NEW."age";
                    RETURN NEW;
                END IF;
                made := NEW;
                made."years" := NEW."age";
                IF pg_catalog.record_image_ne(ROW(made."years"), ROW(NEW."years")) THEN
                    NEW."age" := NEW."years";
                END IF;
                RETURN NEW;
            END
            $$; COMMENT ON FUNCTION "public"."users_years_sync"() IS 'Keeps "age" and "years" of "users" in step, until FinishOnline("users", "years") takes it away.'
            CREATE TRIGGER "zz_years_sync" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."users_years_sync"(); ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zz_years_sync"
              locks public.users (SHARE ROW EXCLUSIVE)
            BATCHES
            UPDATE "public"."users" SET "years" = "age" WHERE "years" IS NULL AND "age" IS NOT NULL
              locks public.users (ROW EXCLUSIVE) while rows are written
            COMMIT
            ALTER TABLE "public"."users" ADD CONSTRAINT "users_age_new" CHECK ("years" IS NOT NULL) NOT VALID
              locks public.users (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_age_new"
              locks public.users (SHARE UPDATE EXCLUSIVE) while all rows are read
            """);

    [Fact]
    public void A_type_takes_the_name_of_the_old_one_before_that_goes() =>
        Text(Lower(
        [
            new AlterColumnType("users", "age", new("text")) { Using = "age::text", UsingBack = "age::integer", Online = true },
            new FinishOnline("users", "age"),
        ])).Should().Be(
            """
            DO '
            #variable_conflict use_column
            DECLARE
                one record;
                was "public"."users"."age"%TYPE;
                made text;
            BEGIN
                FOR one IN SELECT age::text AS value FROM "public"."users" LOOP
                    made := one.value;
                END LOOP;
                made := NULL;
                was := (SELECT age::integer FROM (SELECT made AS "age") AS "users");
            EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
                RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = ''column "age" of relation "users" has values that cannot be text: '' || SQLERRM;
            END
            '
              locks public.users (ACCESS SHARE) while all rows are read
            COMMIT
            ALTER TABLE "public"."users" ADD COLUMN "age_new" text
              locks public.users (ACCESS EXCLUSIVE)
            CREATE FUNCTION "public"."users_age_new_sync"() RETURNS trigger LANGUAGE "plpgsql" SET "search_path" FROM CURRENT
            AS $$
            #variable_conflict use_column
            DECLARE
                made record;
            BEGIN
                IF TG_OP OPERATOR(pg_catalog.=) 'UPDATE' THEN
                    IF pg_catalog.record_image_eq(ROW(NEW."age_new"), ROW(OLD."age_new")) THEN
                        IF pg_catalog.record_image_ne(ROW(NEW."age"), ROW(OLD."age")) THEN
                            made := NEW;
                            made."age" := (SELECT "age_new"::integer FROM (SELECT NEW."age_new" AS "age_new") AS "users");
                            IF pg_catalog.record_image_ne(ROW(made."age"), ROW(NEW."age")) THEN
                                NEW."age_new" := (SELECT age::text FROM (SELECT NEW."age" AS "age") AS "users");
                            END IF;
                        END IF;
                        RETURN NEW;
                    END IF;
                ELSIF NEW."age_new" IS NULL THEN
                    NEW."age_new" := (SELECT age::text FROM (SELECT NEW."age" AS "age") AS "users");
                    RETURN NEW;
                END IF;
                made := NEW;
                made."age_new" := (SELECT age::text FROM (SELECT NEW."age" AS "age") AS "users");
                IF pg_catalog.record_image_ne(ROW(made."age_new"), ROW(NEW."age_new")) THEN
                    NEW."age" := (SELECT "age_new"::integer FROM (SELECT NEW."age_new" AS "age_new") AS "users");
                END IF;
                RETURN NEW;
            END
            $$; COMMENT ON FUNCTION "public"."users_age_new_sync"() IS 'Keeps "age" and "age_new" of "users" in step, until FinishOnline("users", "age") takes it away.'
            CREATE TRIGGER "zz_age_new_sync" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."users_age_new_sync"(); ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zz_age_new_sync"; UPDATE "public"."users" SET "age_new" = age::text WHERE false; UPDATE "public"."users" SET "age" = "age_new"::integer WHERE false
              locks public.users (SHARE ROW EXCLUSIVE)
            BATCHES
            UPDATE "public"."users" SET "age_new" = age::text WHERE "age_new" IS NULL
              locks public.users (ROW EXCLUSIVE) while rows are written
            COMMIT
            ALTER TABLE "public"."users" ADD CONSTRAINT "users_age_new" CHECK ("age_new" IS NOT NULL) NOT VALID
              locks public.users (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_age_new"
              locks public.users (SHARE UPDATE EXCLUSIVE) while all rows are read
            COMMIT
            ALTER TABLE "public"."users" RENAME COLUMN "age" TO "age_old"
              locks public.users (ACCESS EXCLUSIVE)
            ALTER TABLE "public"."users" RENAME COLUMN "age_new" TO "age"
              locks public.users (ACCESS EXCLUSIVE)
            CREATE OR REPLACE FUNCTION "public"."users_age_new_sync"() RETURNS trigger LANGUAGE "plpgsql" SET "search_path" FROM CURRENT
            AS $$
            #variable_conflict use_column
            DECLARE
                made record;
            BEGIN
                IF TG_OP OPERATOR(pg_catalog.=) 'UPDATE' THEN
                    IF pg_catalog.record_image_eq(ROW(NEW."age"), ROW(OLD."age")) THEN
                        IF pg_catalog.record_image_ne(ROW(NEW."age_old"), ROW(OLD."age_old")) THEN
                            made := NEW;
                            made."age_old" := (SELECT "age"::integer FROM (SELECT NEW."age" AS "age") AS "users");
                            IF pg_catalog.record_image_ne(ROW(made."age_old"), ROW(NEW."age_old")) THEN
                                NEW."age" := (SELECT "age_old"::text FROM (SELECT NEW."age_old" AS "age_old") AS "users");
                            END IF;
                        END IF;
                        RETURN NEW;
                    END IF;
                ELSIF NEW."age" IS NULL THEN
                    NEW."age" := (SELECT "age_old"::text FROM (SELECT NEW."age_old" AS "age_old") AS "users");
                    RETURN NEW;
                END IF;
                made := NEW;
                made."age" := (SELECT "age_old"::text FROM (SELECT NEW."age_old" AS "age_old") AS "users");
                IF pg_catalog.record_image_ne(ROW(made."age"), ROW(NEW."age")) THEN
                    NEW."age_old" := (SELECT "age"::integer FROM (SELECT NEW."age" AS "age") AS "users");
                END IF;
                RETURN NEW;
            END
            $$
            ALTER TABLE "public"."users" DROP CONSTRAINT "users_age"
              locks public.users (ACCESS EXCLUSIVE)
            DROP TRIGGER "zz_age_new_sync" ON "public"."users"
              locks public.users (ACCESS EXCLUSIVE)
            DROP FUNCTION "public"."users_age_new_sync"()
            ALTER TABLE "public"."users" DROP COLUMN "age_old"
              locks public.users (ACCESS EXCLUSIVE)
            ALTER TABLE "public"."users" RENAME CONSTRAINT "users_age_new" TO "users_age"
              locks public.users (ACCESS EXCLUSIVE)
            """);
}
