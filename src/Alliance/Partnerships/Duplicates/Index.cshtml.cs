using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Duplicates;

/// <summary>Pairs of entries that may be one, and the entries that were joined lately.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
public sealed class IndexModel(AllianceContext db, MergeService merges) : RoomPage
{
    private const int PairsShown = 50, JoinedShown = 25;

    public IReadOnlyList<PairLine> Pairs { get; private set; } = [];
    public int PairsInAll { get; private set; }
    public IReadOnlyList<JoinedLine> Joined { get; private set; } = [];

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostUndoAsync(Guid id)
    {
        if (await db.Set<PartnerMerge>().SingleOrDefaultAsync(m => m.Id == id) is not { } merge) return NotFound();
        if (await merges.UndoAsync(merge, Act("Taking two entries apart")) is not { } problem) return Done("~/Partnerships/Duplicates", Words["They are two again, as before."]);
        ModelState.AddModelError("", Words.Say(problem));
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        PairsInAll = await WaitingPairs.Of(db).CountAsync();
        Pairs = await (
            from pair in WaitingPairs.Of(db)
            join first in db.Set<Partner>() on pair.FirstId equals first.Id
            join second in db.Set<Partner>() on pair.SecondId equals second.Id
            orderby first.SortName, pair.Id
            select new PairLine(pair.Id, first.Name, second.Name, first.Street, second.Street, pair.Reason)).Take(PairsShown).ToListAsync();
        var partners = db.Set<Partner>().IgnoreQueryFilters(["Shown"]);
        Joined = await (
            from merge in db.Set<PartnerMerge>()
            where merge.UndoneAt == null
            join kept in partners on merge.KeptId equals kept.Id
            join joined in partners on merge.JoinedId equals joined.Id
            join account in db.Users on merge.ById equals account.Id
            orderby merge.At descending
            select new JoinedLine(merge.Id, kept.Id, kept.Name, joined.Name, merge.At, account.DisplayName)).Take(JoinedShown).ToListAsync();
        return true;
    }
}

public sealed record PairLine(Guid Id, string First, string Second, string? FirstStreet, string? SecondStreet, string Reason);

public sealed record JoinedLine(Guid Id, Guid KeptId, string Kept, string Joined, DateTime At, string By);
