using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Search;

/// <summary>
/// Finds organisations by their names, their line of business, their street and their neighborhood. The index knows an area by its key:
/// renamed, it is found by its new name at once.
/// </summary>
internal sealed class OrganizationFinding(AllianceContext db)
{
    /// <summary>So many are looked at, and the best of them shown.</summary>
    private const int Looked = 100;

    private readonly string agency = $"{db.AgencyId}x";
    private List<(Guid Id, IReadOnlyList<string> Words)>? areas;

    public Task<IReadOnlyList<FoundOrganization>> FindAsync(Typed typed, CancellationToken cancel) => FindAsync(typed, [.. typed.Words.Select(w => new Forgiven(w, []))], cancel);

    /// <param name="spellings">For each word typed, what else it may be.</param>
    public async Task<IReadOnlyList<FoundOrganization>> FindAsync(Typed typed, IReadOnlyList<Forgiven> spellings, CancellationToken cancel)
    {
        var known = await AreasAsync(cancel);
        // What is spelled otherwise is called otherwise.
        var found = spellings.Any(s => s.Words.Count > 0) ? [] : await ReadAsync(db.Set<Partner>().Where(p => p.SortName == typed.Whole).OrderBy(p => p.Id).Take(Found.Shown + 1), cancel);
        found.AddRange(await ReadAsync(db.PartnersFound(ByName(spellings), Looked), cancel));
        if (found.Count <= Found.Shown) found.AddRange(await ReadAsync(db.PartnersFound(ByAnything(spellings, known), Looked), cancel));
        return [.. found.DistinctBy(p => p.Id).OrderBy(p => Rank(p, typed, spellings)).ThenBy(p => p.SortName, StringComparer.Ordinal).ThenBy(p => p.Id)];
    }

    /// <summary>What the words typed may be slips of: those that begin no word of any name; or, where all do and yet nothing is called so, any of them.</summary>
    public async Task<IReadOnlyList<Forgiven>> SpellingsAsync(Typed typed, CancellationToken cancel)
    {
        var named = (await AreasAsync(cancel)).SelectMany(a => a.Words).ToHashSet();
        var unknown = new List<string>();
        foreach (var word in typed.Words)
            if (!named.Any(a => a.StartsWith(word, StringComparison.Ordinal)) && !await db.IsKnownAsync(word, cancel)) unknown.Add(word);
        var spellings = new List<Forgiven>();
        foreach (var word in typed.Words)
            spellings.Add(new Forgiven(word, unknown.Count > 0 && !unknown.Contains(word) ? [] : Slips.Near(word, (await db.KnownWordsLikeAsync(word, cancel)).Concat(named))));
        return spellings;
    }

    /// <summary>Read once for a search, which asks up to three times.</summary>
    private async Task<List<(Guid Id, IReadOnlyList<string> Words)>> AreasAsync(CancellationToken cancel) =>
        areas ??= (await db.Set<Area>().Select(a => new { a.Id, a.Name }).ToListAsync(cancel)).ConvertAll(a => (a.Id, Words: SearchWords.Of(a.Name)));

    private SearchQuery ByName(IReadOnlyList<Forgiven> spellings) => new([.. spellings.Select(s => Tokens("n" + agency, s))]);

    private SearchQuery ByAnything(IReadOnlyList<Forgiven> spellings, List<(Guid Id, IReadOnlyList<string> Words)> known) => new([.. spellings.Select(s =>
        (IReadOnlyList<SearchToken>)[.. Tokens("a" + agency, s), .. known.Where(a => a.Words.Any(w => w.StartsWith(s.Typed, StringComparison.Ordinal) || s.Words.Contains(w))).Select(a => SearchToken.Whole("r" + agency, SearchWords.Key(a.Id)))])]);

    private static IReadOnlyList<SearchToken> Tokens(string scope, Forgiven spelling) => [SearchToken.Beginning(scope, spelling.Typed), .. spelling.Words.Select(w => SearchToken.Whole(scope, w))];

    private Task<List<FoundOrganization>> ReadAsync(IQueryable<Partner> partners, CancellationToken cancel) => (
        from partner in partners
        join area in db.Set<Area>() on partner.AreaId equals (Guid?)area.Id into areas
        from area in areas.DefaultIfEmpty()
        select new FoundOrganization(partner.Id, partner.Name, partner.OtherName, partner.SortName, partner.Kind, partner.LineOfBusiness, partner.Street, area == null ? null : area.Name)).ToListAsync(cancel);

    /// <summary>Called just so; called so and more; with these words in the name; with words that begin so; found by something else.</summary>
    private static int Rank(FoundOrganization partner, Typed typed, IReadOnlyList<Forgiven> spellings)
    {
        if (partner.SortName == typed.Whole) return 0;
        if (partner.SortName.StartsWith(typed.Whole, StringComparison.Ordinal)) return 1;
        var name = SearchWords.Of($"{partner.Name} {partner.OtherName}");
        return spellings.All(s => name.Contains(s.Typed) || s.Words.Any(name.Contains)) ? 2 : typed.Words.All(w => name.Any(n => n.StartsWith(w, StringComparison.Ordinal))) ? 3 : 4;
    }
}
