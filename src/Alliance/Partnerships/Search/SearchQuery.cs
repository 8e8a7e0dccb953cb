using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Search;

/// <summary>A word as the index keeps it, scope and all; or the beginning of one.</summary>
internal readonly record struct SearchToken(string Text, bool IsBeginning)
{
    public static SearchToken Beginning(string scope, string word) => new(scope + word, true);

    public static SearchToken Whole(string scope, string word) => new(scope + word, false);
}

/// <summary>
/// What the index is asked for: of every word one of several tokens. Tokens are letters and digits and nothing else, so that nothing typed
/// is ever read as an operator.
/// </summary>
internal sealed record SearchQuery(IReadOnlyList<IReadOnlyList<SearchToken>> Words)
{
    /// <summary>In the language of the engine's own text search.</summary>
    public string For(bool isSqlite) => isSqlite
        ? Join(" AND ", " OR ", t => t.IsBeginning ? $"\"{t.Text}\"*" : $"\"{t.Text}\"")
        : Join(" & ", " | ", t => t.IsBeginning ? $"'{t.Text}':*" : $"'{t.Text}'");

    private string Join(string and, string or, Func<SearchToken, string> say) => string.Join(and, Words.Select(alternatives => $"({string.Join(or, alternatives.Select(say))})"));
}

/// <summary>Rows that the index finds, to be narrowed and read like any others.</summary>
internal static class SearchRows
{
    /// <summary>Some of the rows found, in no order; never those hidden by an import or a merge.</summary>
    public static IQueryable<Partners.Partner> PartnersFound(this AllianceContext db, SearchQuery query, int most) => db.Set<Partners.Partner>().FromSqlRaw(db.IsSqlite
        ? """SELECT t.* FROM "SearchPartner" f CROSS JOIN "Partner" t ON t.rowid = f.rowid WHERE f."SearchPartner" MATCH {0} AND t."StagedById" IS NULL AND t."MergedIntoId" IS NULL LIMIT {1}"""
        : """SELECT t.* FROM "Partner" t WHERE search_partner("AgencyId", "Name", "OtherName", "LineOfBusiness", "Street", "AreaId") @@ CAST({0} AS tsquery) AND t."StagedById" IS NULL AND t."MergedIntoId" IS NULL LIMIT {1}""",
        query.For(db.IsSqlite), most);

    public static IQueryable<Offers.Offer> OffersFound(this AllianceContext db, SearchQuery query, int most) => db.Set<Offers.Offer>().FromSqlRaw(db.IsSqlite
        ? """SELECT t.* FROM "SearchOffer" f CROSS JOIN "Offer" t ON t.rowid = f.rowid WHERE f."SearchOffer" MATCH {0} AND t."EndedAt" IS NULL ORDER BY f.rowid DESC LIMIT {1}"""
        : """SELECT t.* FROM "Offer" t WHERE search_offer("AgencyId", "Words") @@ CAST({0} AS tsquery) AND t."EndedAt" IS NULL LIMIT {1}""",
        query.For(db.IsSqlite), most);

    /// <summary>
    /// The newest of the rows found by one question or another. PostgreSQL is asked each by itself: put together, it would look at every
    /// hit of one with all the others in hand.
    /// </summary>
    public static IQueryable<Engagements.Engagement> EngagementsFound(this AllianceContext db, IReadOnlyList<SearchQuery> queries, int most) => db.IsSqlite
        ? db.Set<Engagements.Engagement>().FromSqlRaw(
            """SELECT t.* FROM "SearchEngagement" f CROSS JOIN "Engagement" t ON t.rowid = f.rowid WHERE f."SearchEngagement" MATCH {0} ORDER BY f.rowid DESC LIMIT {1}""",
            string.Join(" OR ", queries.Select(q => $"({q.For(db.IsSqlite)})")), most)
        : db.Set<Engagements.Engagement>().FromSqlRaw(
            """
            SELECT t.* FROM unnest(CAST({0} AS text[])) AS asked(q)
            CROSS JOIN LATERAL (SELECT e.* FROM "Engagement" e WHERE search_engagement(e."PartnerId", e."Purpose", e."Heard") @@ CAST(asked.q AS tsquery) OFFSET 0) t
            ORDER BY t."At" DESC LIMIT {1}
            """, queries.Select(q => q.For(db.IsSqlite)).ToArray(), most);

    /// <summary>
    /// To be called on a connection that is kept open. PostgreSQL takes these questions for dearer than they are, and would compile them first; and two
    /// letters changing places leave a short word little in common with itself.
    /// </summary>
    public static Task ReadyToSearchAsync(this AllianceContext db, CancellationToken cancel) =>
        db.IsSqlite ? Task.CompletedTask : db.Database.ExecuteSqlRawAsync("SET jit = off; SET pg_trgm.similarity_threshold = 0.2", cancel);

    /// <summary>Words of partners' names that could be what was typed: on PostgreSQL those with some threes of letters in common, on SQLite those that begin alike.</summary>
    public static Task<List<string>> KnownWordsLikeAsync(this AllianceContext db, string word, CancellationToken cancel) => (db.IsSqlite
        ? db.Database.SqlQueryRaw<string>("""SELECT "Word" AS "Value" FROM "SearchWord" WHERE "AgencyId" = {0} AND "Word" >= {1} AND "Word" < {2} AND length("Word") BETWEEN {3} AND {4}""", db.AgencyId, word[..1], word[..1] + '\uffff', word.Length - 2, word.Length + 2)
        : db.Database.SqlQueryRaw<string>("""SELECT "Word" AS "Value" FROM "SearchWord" WHERE "AgencyId" = {0} AND "Word" % {1}""", db.AgencyId, word)).ToListAsync(cancel);

    /// <summary>Whether a word of some partner's name begins so: then it needs no forgiving.</summary>
    public static async Task<bool> IsKnownAsync(this AllianceContext db, string word, CancellationToken cancel) =>
        (await db.Database.SqlQueryRaw<int>("""SELECT 1 AS "Value" FROM "SearchWord" WHERE "AgencyId" = {0} AND "Word" >= {1} AND "Word" < {2} LIMIT 1""", db.AgencyId, word, word + '\uffff').ToListAsync(cancel)).Count > 0;
}
