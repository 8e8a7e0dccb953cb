using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

// Comparisons here become SQL on a column that both engines compare byte by byte; a comparer cannot be named.
#pragma warning disable CA1309

namespace Alliance.Stewardship;

/// <summary>Finds the partner whom a hold or a release is about: the records officer by the organization's name, the steward by its sign.</summary>
[Authorize(Policy = StewardshipPolicies.Watch)]
public sealed class FindModel(AllianceContext db) : RoomPage
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public bool IsSteward => User.IsInRole(nameof(Role.Steward));
    public IReadOnlyList<FoundPartner> Found { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(Q)) return;
        Found = IsSteward ? await BySignAsync(Q) : await ByNameAsync(Q);
    }

    private async Task<IReadOnlyList<FoundPartner>> ByNameAsync(string typed)
    {
        var words = Names.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        var (from, to) = (words[0], words[0] + '\uffff');
        var found = db.Set<PartnerWord>().Where(w => string.Compare(w.Word, from) >= 0 && string.Compare(w.Word, to) < 0).Select(w => w.PartnerId);
        var partners = db.Set<Partner>().Where(p => found.Contains(p.Id));
        foreach (var word in words.Skip(1)) partners = partners.Where(p => p.SortName.Contains(word));
        return await partners.OrderBy(p => p.SortName).ThenBy(p => p.Id).Take(Shown).Select(p => new FoundPartner(p.Id, p.Name)).ToListAsync();
    }

    private async Task<IReadOnlyList<FoundPartner>> BySignAsync(string typed)
    {
        var found = new List<FoundPartner>();
        await foreach (var id in db.Set<Partner>().Select(p => p.Id).AsAsyncEnumerable())
            if (Sign.Means(typed, id)) found.Add(new FoundPartner(id, Sign.Of(id)));
        // Two that share a sign, should it ever happen, are told apart by their names, which the steward does not see.
        return found.Count == 1 ? found : [];
    }
}

/// <param name="Called">The organization's name, or to the steward its sign.</param>
public sealed record FoundPartner(Guid Id, string Called);
