namespace Alliance.Platform.Data.Search;

/// <summary>
/// On SQLite an index without contents of its own (FTS5) beside each table, kept true by triggers. With secure-delete a word that goes is cut
/// out of the index's pages at once, instead of being crossed out until some later merging.
/// </summary>
internal static class SqliteIndex
{
    private const string PartnerWords = """
        search_words('n' || {0}."AgencyId" || 'x', {0}."Name" || ' ' || COALESCE({0}."OtherName", ''))
            || ' ' || search_words('a' || {0}."AgencyId" || 'x', {0}."Name" || ' ' || COALESCE({0}."OtherName", '') || ' ' || COALESCE({0}."LineOfBusiness", '') || ' ' || COALESCE({0}."Street", ''))
            || CASE WHEN {0}."AreaId" IS NULL THEN '' ELSE ' r' || {0}."AgencyId" || 'x' || substr(hex({0}."AreaId"), 21) END
        """;

    private const string OfferWords = """search_words('o' || {0}."AgencyId" || 'x', {0}."Words")""";

    private const string EngagementWords = """search_words(lower(substr(hex({0}."PartnerId"), 21)), {0}."Purpose" || ' ' || COALESCE({0}."Heard", ''))""";

    private static readonly IndexedTable[] Tables =
    [
        new("Partner", """ "AgencyId", "Name", "OtherName", "LineOfBusiness", "Street", "AreaId" """, PartnerWords),
        new("Offer", """ "AgencyId", "Words" """, OfferWords),
        new("Engagement", """ "PartnerId", "Purpose", "Heard" """, EngagementWords),
    ];

    public static IEnumerable<string> Names => Tables.Select(t => t.Index);

    /// <summary>Lays pieces of an index together, so many pages of it; see <see href="https://www.sqlite.org/fts5.html#the_merge_command"/>.</summary>
    public static string Merge(string index) => $"""INSERT INTO "{index}"("{index}", rank) VALUES ('merge', {"{0}"})""";

    /// <summary>
    /// From now on two pieces of about a size are enough for a merge that is asked for to begin, and whoever writes the fourth of a size lays the
    /// four together; left to itself the index lets sixteen come to lie beside each other.
    /// </summary>
    public static string KeepFew(string index) => $"""INSERT INTO "{index}"("{index}", rank) VALUES ('usermerge', 2), ('crisismerge', 4)""";

    /// <summary>Two where it was told so.</summary>
    public static string KeepsFew(string index) => $"""SELECT count(*) AS "Value" FROM "{index}_config" WHERE (k, v) IN (VALUES ('usermerge', 2), ('crisismerge', 4))""";

    /// <summary>How many there are, found by going from one to the next: to count their entries is to read the whole index.</summary>
    public static string Pieces(string index) => $"""
        WITH RECURSIVE piece(id) AS (SELECT min(segid) FROM "{index}_idx" UNION ALL SELECT (SELECT min(segid) FROM "{index}_idx" WHERE segid > id) FROM piece WHERE id IS NOT NULL)
        SELECT count(id) AS "Value" FROM piece
        """;

    public static IEnumerable<string> Make => Tables.SelectMany(t => t.Make).Concat(
    [
        """CREATE TABLE "SearchWord" ("AgencyId" INTEGER NOT NULL, "Word" TEXT NOT NULL, PRIMARY KEY ("AgencyId", "Word")) WITHOUT ROWID""",
        """CREATE TRIGGER "Search_PartnerWord_New" AFTER INSERT ON "PartnerWord" BEGIN INSERT OR IGNORE INTO "SearchWord" VALUES (new."AgencyId", new."Word"); END""",
        """
        CREATE TRIGGER "Search_PartnerWord_Gone" AFTER DELETE ON "PartnerWord" BEGIN
          DELETE FROM "SearchWord" WHERE "AgencyId" = old."AgencyId" AND "Word" = old."Word" AND NOT EXISTS (SELECT 1 FROM "PartnerWord" WHERE "AgencyId" = old."AgencyId" AND "Word" = old."Word");
        END
        """,
        """INSERT OR IGNORE INTO "SearchWord" SELECT DISTINCT "AgencyId", "Word" FROM "PartnerWord" """,
    ]);

    public static IEnumerable<string> Drop => Tables.SelectMany(t => t.Drop).Concat(
    [
        """DROP TRIGGER IF EXISTS "Search_PartnerWord_New" """,
        """DROP TRIGGER IF EXISTS "Search_PartnerWord_Gone" """,
        """DROP TABLE IF EXISTS "SearchWord" """,
    ]);

    /// <param name="Name">The table that is searched.</param>
    /// <param name="Columns">What its words follow from.</param>
    /// <param name="Words">The words of the row named in place of {0}.</param>
    private sealed record IndexedTable(string Name, string Columns, string Words)
    {
        public string Index => $"Search{Name}";
        private string TakeOut => $"""INSERT INTO "{Index}"("{Index}", rowid, words) VALUES ('delete', old.rowid, {Of("old")});""";
        private string PutIn => $"""INSERT INTO "{Index}"(rowid, words) VALUES (new.rowid, {Of("new")});""";

        public IEnumerable<string> Make =>
        [
            $"""CREATE VIRTUAL TABLE "{Index}" USING fts5(words, content='', columnsize=0, detail=none, tokenize='unicode61 remove_diacritics 0')""",
            $"""INSERT INTO "{Index}"("{Index}", rank) VALUES ('secure-delete', 1)""",
            $"""INSERT INTO "{Index}"(rowid, words) SELECT t.rowid, {Of("t")} FROM "{Name}" t""",
            $"""CREATE TRIGGER "{Index}_New" AFTER INSERT ON "{Name}" BEGIN {PutIn} END""",
            $"""CREATE TRIGGER "{Index}_Gone" AFTER DELETE ON "{Name}" BEGIN {TakeOut} END""",
            $"""CREATE TRIGGER "{Index}_Changed" AFTER UPDATE OF {Columns} ON "{Name}" BEGIN {TakeOut} {PutIn} END""",
        ];

        public IEnumerable<string> Drop =>
        [
            $"""DROP TRIGGER IF EXISTS "{Index}_New" """,
            $"""DROP TRIGGER IF EXISTS "{Index}_Gone" """,
            $"""DROP TRIGGER IF EXISTS "{Index}_Changed" """,
            $"""DROP TABLE IF EXISTS "{Index}" """,
        ];

        private string Of(string row) => Words.Replace("{0}", row, StringComparison.Ordinal);
    }
}
