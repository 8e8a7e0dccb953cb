using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

// Comparisons here become SQL on columns that both engines compare byte by byte; a culture or comparer cannot be named.
#pragma warning disable CA1309, CA1310, CA1307

namespace Alliance.Partnerships.Partners;

/// <summary>
/// The directory as a query that follows an index from the first row to the last one shown: by name, by a word of the name, or by
/// due date. No offset and no full count, so that the two-hundred-thousandth partner is as near as the first.
/// </summary>
public sealed class DirectoryQuery(AllianceContext db, DirectoryFilter filter, Guid reader, DateOnly today)
{
    public const int PageSize = 25;
    public const int CountedUpTo = 100;

    private readonly IReadOnlyList<string> words = filter.Q is null ? [] : Names.Words(filter.Q);

    /// <summary>One page, and one row more where another page follows.</summary>
    public async Task<List<ListedPartner>> PageAsync(CancellationToken cancel)
    {
        if (filter.Q is not null && words.Count == 0) return [];
        return await MarkedAsync(await Listed(Ordered(After(Matches()))).Take(PageSize + 1).ToListAsync(cancel), cancel);
    }

    /// <summary>
    /// Adds what else is known of the partners on one page. Asked for with the list, PostgreSQL would look through all relationships
    /// for it, once for every page.
    /// </summary>
    private async Task<List<ListedPartner>> MarkedAsync(List<ListedPartner> page, CancellationToken cancel)
    {
        if (page.Count == 0) return page;
        var shown = page.ConvertAll(p => p.Id);
        var untended = page.Where(p => p.Phase is null).Select(p => p.Id).ToList();
        var marks = (await db.Set<Relationship>().Where(r => r.EndedAt != null && untended.Contains(r.PartnerId)).Select(r => new { r.PartnerId, Mark = Mark.HasEnded })
            .Union(db.Set<Engagement>().Where(e => e.Outcome == Outcome.Talked && untended.Contains(e.PartnerId)).Select(e => new { e.PartnerId, Mark = Mark.HasMet }))
            .Union(db.Set<ApproachWish>().Where(w => w.LiftedAt == null && shown.Contains(w.PartnerId)).Select(w => new { w.PartnerId, Mark = Mark.AskedForPeace }))
            .ToListAsync(cancel)).ToLookup(m => m.PartnerId, m => m.Mark);
        return page.ConvertAll(p => p with { HasEnded = marks[p.Id].Contains(Mark.HasEnded), HasMet = marks[p.Id].Contains(Mark.HasMet), AskedForPeace = marks[p.Id].Contains(Mark.AskedForPeace) });
    }

    public Task<int> CountUpToAsync(int most, CancellationToken cancel) => Matches().Take(most).CountAsync(cancel);

    private IQueryable<Match> Matches()
    {
        var held = Held();
        var matches = words.Count > 0 ? ByWords()
            // A few hundred at most: quicker found from their owner than along all names.
            : (filter.Mine || filter.Owner is not null) && filter.Phase != Phase.Ended ? held.Select(r => new Match { Partner = r.Partner!, Word = null, SortName = r.Partner!.SortName, Id = r.Partner!.Id })
            : db.Set<Partner>().Select(p => new Match { Partner = p, Word = null, SortName = p.SortName, Id = p.Id });
        if (filter.Kind is { } kind) matches = matches.Where(m => m.Partner.Kind == kind);
        if (filter.Area is { } area) matches = matches.Where(m => m.Partner.AreaId == area);
        if (filter.Phase is not null and not Phase.NotYetMet || filter.Owner is not null || filter.Mine || filter.Overdue)
            matches = matches.Where(m => held.Any(r => r.PartnerId == m.Partner.Id));
        if (filter.Phase == Phase.Ended)
            matches = matches.Where(m => !db.Set<Relationship>().Any(r => r.EndedAt == null && r.PartnerId == m.Partner.Id));
        if (filter.NeverMet || filter.Phase == Phase.NotYetMet || filter.Unknown)
            matches = matches.Where(m => !db.Set<Relationship>().Any(r => r.EndedAt == null && r.PartnerId == m.Partner.Id && r.Phase != Phase.NotYetMet));
        // Whoever was met is not a stranger, also where nobody took the relationship on or it has ended.
        if (filter.NeverMet || filter.Phase == Phase.NotYetMet)
            matches = matches.Where(m => !db.Set<Engagement>().Any(e => e.PartnerId == m.Partner.Id && e.Outcome == Outcome.Talked));
        if (filter.Unknown)
            matches = matches.Where(m => m.Partner.Kind != PartnerKind.Neighbor && !db.Set<ApproachWish>().Any(w => w.PartnerId == m.Partner.Id && w.LiftedAt == null));
        return matches;
    }

    private IQueryable<Relationship> Held()
    {
        var held = filter.Phase == Phase.Ended ? db.Set<Relationship>().Where(r => r.EndedAt != null) : db.Set<Relationship>().Where(r => r.EndedAt == null);
        if (filter.Phase is { } phase && phase != Phase.NotYetMet) held = held.Where(r => r.Phase == phase);
        if (filter.Owner is { } owner) held = held.Where(r => r.OwnerId == owner);
        if (filter.Mine) held = held.Where(r => r.OwnerId == reader || r.BackupId == reader);
        if (filter.Overdue) held = held.Where(r => r.DueOn < today);
        return held;
    }

    /// <summary>The longest word is looked up by its beginning; the others must begin a word of the same name.</summary>
    private IQueryable<Match> ByWords()
    {
        var lead = words.MaxBy(w => w.Length)!;
        var (from, to) = Range(lead);
        var found = db.Set<PartnerWord>().Where(w => string.Compare(w.Word, from) >= 0 && string.Compare(w.Word, to) < 0);
        foreach (var other in words.Where(w => w != lead))
        {
            var (first, last) = Range(other);
            found = found.Where(w => db.Set<PartnerWord>().Any(o => o.PartnerId == w.PartnerId && string.Compare(o.Word, first) >= 0 && string.Compare(o.Word, last) < 0));
        }
        return found.Join(db.Set<Partner>(), w => w.PartnerId, p => p.Id, (w, p) => new Match { Partner = p, Word = w.Word, SortName = w.SortName, Id = w.PartnerId });
    }

    /// <summary>The first comparison is the one an index can begin at; the others only skip what was shown.</summary>
    private IQueryable<Match> After(IQueryable<Match> matches)
    {
        if (filter.After is null || filter.AfterId is not { } id) return matches;
        var name = Names.Fold(filter.After);
        if (words.Count == 0)
            return matches.Where(m => string.Compare(m.SortName, name) >= 0 && (string.Compare(m.SortName, name) > 0 || m.Id.CompareTo(id) > 0));
        var word = Names.Fold(filter.AfterWord ?? "");
        return matches.Where(m => string.Compare(m.Word, word) >= 0
            && (string.Compare(m.Word, word) > 0 || string.Compare(m.SortName, name) > 0 || m.SortName == name && m.Id.CompareTo(id) > 0));
    }

    private IQueryable<Match> Ordered(IQueryable<Match> matches) => words.Count == 0
        ? matches.OrderBy(m => m.SortName).ThenBy(m => m.Id)
        : matches.OrderBy(m => m.Word).ThenBy(m => m.SortName).ThenBy(m => m.Id);

    private IQueryable<ListedPartner> Listed(IQueryable<Match> matches) =>
        from match in matches
        join area in db.Set<Area>() on match.Partner.AreaId equals (Guid?)area.Id into areas
        from area in areas.DefaultIfEmpty()
        join relationship in db.Set<Relationship>().Where(r => r.EndedAt == null) on match.Partner.Id equals relationship.PartnerId into relationships
        from relationship in relationships.DefaultIfEmpty()
        join owner in db.Users on relationship.OwnerId equals owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new ListedPartner(match.Partner.Id, match.Partner.Name, match.Partner.SortName, match.Word, match.Partner.Kind, match.Partner.Street, area == null ? null : area.Name,
            relationship == null ? null : relationship.Phase, relationship == null ? null : relationship.DueOn, owner == null ? null : owner.DisplayName);

    private static (string From, string To) Range(string beginning) => (beginning, beginning + '\uffff');

    private enum Mark { HasEnded, HasMet, AskedForPeace }

    private sealed class Match
    {
        public required Partner Partner { get; init; }
        public required string? Word { get; init; }

        /// <summary>Sort name and id of the row that the order follows: the word's, where one was typed.</summary>
        public required string SortName { get; init; }
        public required Guid Id { get; init; }
    }
}

public static class OfficerChoices
{
    /// <summary>Everybody who may own a relationship, by name.</summary>
    public static Task<List<Choice>> OfficersAsync(this AllianceContext db) =>
        db.Users.Where(a => db.Set<RoleGrant>().Any(g => g.AccountId == a.Id && g.Role == Role.Officer && g.EndedAt == null))
            .OrderBy(a => a.DisplayName).Select(a => new Choice(a.Id, a.DisplayName)).ToListAsync();
}
