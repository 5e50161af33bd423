using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class OnlineRecipeTests
{
    public static TheoryData<Operation[], string> Recipes => new()
    {
        // Rows are looked at behind a commit.
        {
            [new AddConstraint("posts", Key("posts", "author_id", "users"))],
            """
            ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "public"."users" ("id") NOT VALID
              locks public.posts (SHARE ROW EXCLUSIVE), public.users (SHARE ROW EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_author_id_fkey"
              locks public.posts (SHARE UPDATE EXCLUSIVE) while all rows are read
            """
        },
        {
            [new AddConstraint("users", new CheckConstraint("adult", "age >= 18") { Comment = "By law" }), new DropDefault("users", "age")],
            """
            ALTER TABLE "public"."users" ADD CONSTRAINT "adult" CHECK (age >= 18) NOT VALID; COMMENT ON CONSTRAINT "adult" ON "public"."users" IS 'By law'
              locks public.users (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."users" VALIDATE CONSTRAINT "adult"
              locks public.users (SHARE UPDATE EXCLUSIVE) while all rows are read
            COMMIT
            ALTER TABLE "public"."users" ALTER COLUMN "age" DROP DEFAULT
              locks public.users (ACCESS EXCLUSIVE)
            """
        },
        {
            [new SetNotNull("users", "email")],
            """
            ALTER TABLE "public"."users" ADD CONSTRAINT "users_email_is_not_null" CHECK ("email" IS NOT NULL) NOT VALID
              locks public.users (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_email_is_not_null"
              locks public.users (SHARE UPDATE EXCLUSIVE) while all rows are read
            COMMIT
            ALTER TABLE "public"."users" ALTER COLUMN "email" SET NOT NULL; ALTER TABLE "public"."users" DROP CONSTRAINT "users_email_is_not_null"
              locks public.users (ACCESS EXCLUSIVE)
            """
        },

        // A check of the author's own proves it.
        {
            [new SetNotNull("users", "age")],
            """
            ALTER TABLE "public"."users" ALTER COLUMN "age" SET NOT NULL
              locks public.users (ACCESS EXCLUSIVE)
            """
        },
        {
            [new AddConstraint("users", new UniqueConstraint("users_email_key", new[] { "email" }) { Deferral = Deferral.Deferrable })],
            """
            OUTSIDE
            CREATE UNIQUE INDEX CONCURRENTLY "users_email_key" ON "public"."users" ("email")
              locks public.users (SHARE UPDATE EXCLUSIVE) while an index is built
            COMMIT
            ALTER TABLE "public"."users" ADD CONSTRAINT "users_email_key" UNIQUE USING INDEX "users_email_key" DEFERRABLE
              locks public.users (ACCESS EXCLUSIVE)
            """
        },
        {
            [new AddConstraint("likes", new PrimaryKeyConstraint("likes_pkey", new[] { "user_id" }))],
            """
            ALTER TABLE "public"."likes" ADD CONSTRAINT "likes_user_id_is_not_null" CHECK ("user_id" IS NOT NULL) NOT VALID
              locks public.likes (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."likes" VALIDATE CONSTRAINT "likes_user_id_is_not_null"
              locks public.likes (SHARE UPDATE EXCLUSIVE) while all rows are read
            COMMIT
            ALTER TABLE "public"."likes" ALTER COLUMN "user_id" SET NOT NULL; ALTER TABLE "public"."likes" DROP CONSTRAINT "likes_user_id_is_not_null"
              locks public.likes (ACCESS EXCLUSIVE)
            OUTSIDE
            CREATE UNIQUE INDEX CONCURRENTLY "likes_pkey" ON "public"."likes" ("user_id")
              locks public.likes (SHARE UPDATE EXCLUSIVE) while an index is built
            COMMIT
            ALTER TABLE "public"."likes" ADD CONSTRAINT "likes_pkey" PRIMARY KEY USING INDEX "likes_pkey"
              locks public.likes (ACCESS EXCLUSIVE)
            """
        },

        // There are only nulls to look at: none of them is looked at.
        {
            [
                new AddColumn("posts", new("editor_id", new("bigint"))),
                new AddConstraint("posts", Key("posts", "editor_id", "users")),
                new CreateIndex(new("posts_editor", "posts", new[] { IndexKey.OfColumn("editor_id") }) { Blocking = true }),
            ],
            """
            ALTER TABLE "public"."posts" ADD COLUMN "editor_id" bigint CONSTRAINT "posts_editor_id_fkey" REFERENCES "public"."users" ("id")
              locks public.posts (ACCESS EXCLUSIVE), public.users (SHARE ROW EXCLUSIVE)
            CREATE INDEX "posts_editor" ON "public"."posts" ("editor_id")
              locks public.posts (SHARE) while an index is built
            """
        },
        {
            [
                new AddColumn("posts", new("editor_id", new("bigint"))),
                new UpdateRows("posts", new SqlTerms("editor_id = author_id"), new SqlTerms("true")),
                new AddConstraint("posts", Key("posts", "editor_id", "users")),
            ],
            """
            ALTER TABLE "public"."posts" ADD COLUMN "editor_id" bigint
              locks public.posts (ACCESS EXCLUSIVE)
            UPDATE "public"."posts" SET editor_id = author_id WHERE true
              locks public.posts (ROW EXCLUSIVE) while rows are written
            ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "public"."users" ("id") NOT VALID
              locks public.posts (SHARE ROW EXCLUSIVE), public.users (SHARE ROW EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_editor_id_fkey"
              locks public.posts (SHARE UPDATE EXCLUSIVE) while all rows are read
            """
        },

        // Values that differ from row to row, a batch after the other.
        {
            [new AddColumn("users", new("token", new("uuid")) { NotNull = true, Default = new ExpressionValue("gen_random_uuid()"), Comment = "Secret" })],
            """
            ALTER TABLE "public"."users" ADD COLUMN "token" uuid; COMMENT ON COLUMN "public"."users"."token" IS 'Secret'; ALTER TABLE "public"."users" ALTER COLUMN "token" SET DEFAULT gen_random_uuid()
              locks public.users (ACCESS EXCLUSIVE)
            BATCHES
            UPDATE "public"."users" SET "token" = DEFAULT WHERE "token" IS NULL
              locks public.users (ROW EXCLUSIVE) while rows are written
            COMMIT
            ALTER TABLE "public"."users" ADD CONSTRAINT "users_token_is_not_null" CHECK ("token" IS NOT NULL) NOT VALID
              locks public.users (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_token_is_not_null"
              locks public.users (SHARE UPDATE EXCLUSIVE) while all rows are read
            COMMIT
            ALTER TABLE "public"."users" ALTER COLUMN "token" SET NOT NULL; ALTER TABLE "public"."users" DROP CONSTRAINT "users_token_is_not_null"
              locks public.users (ACCESS EXCLUSIVE)
            """
        },

        // What goes with a column or a table goes before.
        {
            [new DropColumn("likes", "user_id")],
            """
            OUTSIDE
            DROP INDEX CONCURRENTLY "public"."likes_both"
              locks public.likes (SHARE UPDATE EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."likes" DROP CONSTRAINT "likes_user_id_fkey"
              locks public.likes (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."likes" DROP COLUMN "user_id"
              locks public.likes (ACCESS EXCLUSIVE)
            """
        },
        {
            [new DropTable("likes")],
            """
            ALTER TABLE "public"."likes" DROP CONSTRAINT "likes_post_id_fkey"
              locks public.posts (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."likes" DROP CONSTRAINT "likes_user_id_fkey"
              locks public.users (ACCESS EXCLUSIVE)
            DROP TABLE "public"."likes"
            """
        },

        // A value can be used when it is committed.
        {
            [
                new AddEnumValue(ObjectName.OfType("status"), "paid"),
                new AddColumn("posts", new("status", new("status"))),
            ],
            """
            ALTER TYPE "public"."status" ADD VALUE IF NOT EXISTS 'paid'
            COMMIT
            ALTER TABLE "public"."posts" ADD COLUMN "status" status
              locks public.posts (ACCESS EXCLUSIVE)
            """
        },
        {
            [new AttachPartition("logs_2026", new("logs", new RangeBound(new[] { new TextValue("2026-01-01") }, new[] { new TextValue("2027-01-01") })))],
            """
            ALTER TABLE "public"."logs_2026" ADD CONSTRAINT "logs_2026_bound" CHECK ("day" IS NOT NULL AND "day" >= '2026-01-01' AND "day" < '2027-01-01') NOT VALID
              locks public.logs_2026 (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."logs_other" ADD CONSTRAINT "logs_other_bound" CHECK (NOT ("day" IS NOT NULL AND "day" >= '2026-01-01' AND "day" < '2027-01-01')) NOT VALID
              locks public.logs_other (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."logs_2026" VALIDATE CONSTRAINT "logs_2026_bound"
              locks public.logs_2026 (SHARE UPDATE EXCLUSIVE) while all rows are read
            COMMIT
            ALTER TABLE "public"."logs_other" VALIDATE CONSTRAINT "logs_other_bound"
              locks public.logs_other (SHARE UPDATE EXCLUSIVE) while all rows are read
            COMMIT
            ALTER TABLE "public"."logs" ATTACH PARTITION "public"."logs_2026" FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); ALTER TABLE "public"."logs_2026" DROP CONSTRAINT "logs_2026_bound"; ALTER TABLE "public"."logs_other" DROP CONSTRAINT "logs_other_bound"
              locks public.logs_other (ACCESS EXCLUSIVE), public.logs_2026 (ACCESS EXCLUSIVE), public.logs (SHARE UPDATE EXCLUSIVE)
            """
        },

        // One table after the other.
        {
            [
                new AddColumn("users", new("a", new("text"))),
                new AddColumn("users", new("b", new("text"))),
                new AddColumn("posts", new("c", new("text"))),
            ],
            """
            ALTER TABLE "public"."users" ADD COLUMN "a" text
              locks public.users (ACCESS EXCLUSIVE)
            ALTER TABLE "public"."users" ADD COLUMN "b" text
              locks public.users (ACCESS EXCLUSIVE)
            COMMIT
            ALTER TABLE "public"."posts" ADD COLUMN "c" text
              locks public.posts (ACCESS EXCLUSIVE)
            """
        },

        // As its author wrote it.
        {
            [
                new SetNotNull("users", "email") { UnsafeBecause = "there are ten users" },
                new ValidateConstraint("users", "users_age") { UnsafeBecause = "there are ten users" },
                new AddColumn("posts", new("editor_id", new("bigint"))) { UnsafeBecause = "there are ten posts" },
                new AddConstraint("posts", Key("posts", "editor_id", "users")) { UnsafeBecause = "there are ten posts" },
            ],
            """
            ALTER TABLE "public"."users" ALTER COLUMN "email" SET NOT NULL
              locks public.users (ACCESS EXCLUSIVE) while all rows are read
            ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_age"
              locks public.users (SHARE UPDATE EXCLUSIVE) while all rows are read
            ALTER TABLE "public"."posts" ADD COLUMN "editor_id" bigint
              locks public.posts (ACCESS EXCLUSIVE)
            ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "public"."users" ("id")
              locks public.posts (SHARE ROW EXCLUSIVE), public.users (SHARE ROW EXCLUSIVE) while all rows are read
            """
        },

        // A table of raw SQL is as new as another, if it cannot have been there.
        {
            [
                new ExecuteSql("CREATE TABLE made (id bigint)", null),
                new CreateIndex(new("made_id", "made", new[] { IndexKey.OfColumn("id") })),
            ],
            """
            CREATE TABLE made (id bigint)
            CREATE INDEX "made_id" ON "public"."made" ("id")
            """
        },
        {
            [
                new ExecuteSql("CREATE TABLE IF NOT EXISTS made (id bigint)", null),
                new CreateIndex(new("made_id", "made", new[] { IndexKey.OfColumn("id") })),
            ],
            """
            CREATE TABLE IF NOT EXISTS made (id bigint)
            OUTSIDE
            CREATE INDEX CONCURRENTLY "made_id" ON "public"."made" ("id")
              locks public.made (SHARE UPDATE EXCLUSIVE) while an index is built
            """
        },

        // Nobody uses what the migration itself makes.
        {
            [
                Table("notes", [new("id", new("bigint")), new("author_id", new("bigint"))]),
                new AddConstraint("notes", new PrimaryKeyConstraint("notes_pkey", new[] { "id" })),
                new AddConstraint("notes", Key("notes", "author_id", "users")),
                new SetNotNull("notes", "author_id"),
                new CreateObject(new EnumType("kind", new[] { "a" })),
                new AddEnumValue(ObjectName.OfType("kind"), "b"),
                new DropColumn("notes", "author_id"),
            ],
            """
            CREATE TABLE "public"."notes" (
                "id" bigint,
                "author_id" bigint
            )
            ALTER TABLE "public"."notes" ADD CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
            ALTER TABLE "public"."notes" ADD CONSTRAINT "notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "public"."users" ("id")
              locks public.users (SHARE ROW EXCLUSIVE)
            ALTER TABLE "public"."notes" ALTER COLUMN "author_id" SET NOT NULL
            CREATE TYPE "public"."kind" AS ENUM ('a')
            ALTER TYPE "public"."kind" ADD VALUE IF NOT EXISTS 'b'
            ALTER TABLE "public"."notes" DROP COLUMN "author_id"
              locks public.users (ACCESS EXCLUSIVE)
            """
        },
    };
}
