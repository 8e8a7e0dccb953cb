namespace Alliance.Platform.Data.Search;

/// <summary>
/// On PostgreSQL indexes over what functions make of a row: nothing is kept beside the row, and nothing can be forgotten to be kept true.
/// The functions fold as <see cref="SearchWords"/> does. They are dear on purpose, so that the planner never reckons a text anew for each row of a table.
/// </summary>
internal static class PostgresIndex
{
    public static IReadOnlyList<string> Make { get; } =
    [
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        """
        CREATE FUNCTION search_words(scope text, words text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
        BEGIN
          IF octet_length(words) <> length(words) THEN
            words := replace(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]+', '', 'g'), '’', '''');
          END IF;
          words := lower(words);
          IF position('{contact:' IN words) > 0 THEN
            words := regexp_replace(words, '\{contact:[0-9a-f-]{24}([0-9a-f]{12})[^}]*\}', ' zqx\1 ', 'g');
          END IF;
          IF position('''' IN words) > 0 THEN
            words := replace(regexp_replace(words, '\m([ld])''', '\1 ', 'g'), '''', '');
          END IF;
          words := regexp_replace(words, '[^[:alnum:]]+', ' ', 'g');
          IF words ~ '[^ ]{41}' THEN
            words := regexp_replace(words, '([^ ]{40})[^ ]+', '\1', 'g');
          END IF;
          RETURN array_to_tsvector(string_to_array(scope || replace(btrim(words), ' ', ' ' || scope), ' '));
        END $$
        """,
        """
        CREATE FUNCTION search_partner(agency integer, name text, other text, business text, street text, area uuid) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
        RETURN search_words('n' || agency::text || 'x', name || ' ' || COALESCE(other, ''))
          || search_words('a' || agency::text || 'x', name || ' ' || COALESCE(other, '') || ' ' || COALESCE(business, '') || ' ' || COALESCE(street, ''))
          || search_words('r' || agency::text || 'x', COALESCE(right(area::text, 12), ''))
        """,
        """
        CREATE FUNCTION search_offer(agency integer, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
        RETURN search_words('o' || agency::text || 'x', words)
        """,
        """
        CREATE FUNCTION search_engagement(partner uuid, purpose text, heard text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
        RETURN search_words(right(partner::text, 12), purpose || ' ' || COALESCE(heard, ''))
        """,
        // Without a list of what is pending: a search would read through it, and now and then somebody's talk would wait for it to be worked off.
        """CREATE INDEX "IX_Partner_Search" ON "Partner" USING gin (search_partner("AgencyId", "Name", "OtherName", "LineOfBusiness", "Street", "AreaId")) WITH (fastupdate = off)""",
        """CREATE INDEX "IX_Offer_Search" ON "Offer" USING gin (search_offer("AgencyId", "Words")) WITH (fastupdate = off)""",
        """CREATE INDEX "IX_Engagement_Search" ON "Engagement" USING gin (search_engagement("PartnerId", "Purpose", "Heard")) WITH (fastupdate = off)""",
        """CREATE TABLE "SearchWord" ("AgencyId" integer NOT NULL, "Word" text COLLATE "C" NOT NULL, PRIMARY KEY ("AgencyId", "Word"))""",
        """CREATE INDEX "IX_SearchWord_Likeness" ON "SearchWord" USING gin ("Word" gin_trgm_ops)""",
        """
        CREATE FUNCTION search_word_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'INSERT' THEN
            INSERT INTO "SearchWord" VALUES (NEW."AgencyId", NEW."Word") ON CONFLICT DO NOTHING;
          ELSE
            DELETE FROM "SearchWord" WHERE "AgencyId" = OLD."AgencyId" AND "Word" = OLD."Word"
              AND NOT EXISTS (SELECT 1 FROM "PartnerWord" w WHERE w."AgencyId" = OLD."AgencyId" AND w."Word" = OLD."Word");
          END IF;
          RETURN NULL;
        END $$
        """,
        """CREATE TRIGGER "Search_PartnerWord" AFTER INSERT OR DELETE ON "PartnerWord" FOR EACH ROW EXECUTE FUNCTION search_word_kept()""",
        """INSERT INTO "SearchWord" SELECT DISTINCT "AgencyId", "Word" FROM "PartnerWord" """,
    ];

    /// <summary>The extension stays: somebody else may use it.</summary>
    public static IReadOnlyList<string> Drop { get; } =
    [
        """DROP INDEX IF EXISTS "IX_Partner_Search", "IX_Offer_Search", "IX_Engagement_Search" """,
        """DROP TRIGGER IF EXISTS "Search_PartnerWord" ON "PartnerWord" """,
        """DROP TABLE IF EXISTS "SearchWord" """,
        "DROP FUNCTION IF EXISTS search_word_kept, search_partner, search_offer, search_engagement",
        "DROP FUNCTION IF EXISTS search_words",
    ];
}
