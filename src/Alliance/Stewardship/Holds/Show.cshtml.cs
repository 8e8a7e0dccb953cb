using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Holds;

/// <summary>One hold: confirming, reviewing and ending it, and the boxes under it with their two keys.</summary>
[Authorize(Policy = StewardshipPolicies.Watch)]
public sealed class ShowModel(AllianceContext db, HoldService holds) : WatchedPage(db)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty] public DateOnly? NextReview { get; set; }
    [BindProperty] public bool IsSure { get; set; }
    [BindProperty] public Guid BoxId { get; set; }
    [BindProperty] public OpeningReason? Reason { get; set; }

    public LegalHold Hold { get; private set; } = null!;
    public string Called { get; private set; } = "";
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<Box> Boxes { get; private set; } = [];

    public bool MayConfirm => Over is null && Hold.ConfirmedAt is null && Hold.PlacedById != Act("").ActorId && Hold.PlacedAs != Act("").Role;

    /// <summary>Why nothing can be done to the hold any more; null where something can.</summary>
    private string? Over =>
        Hold.EndedAt is not null ? Words["It has ended already."].Value
        : Hold.IsFallenAway(Now) ? Words["Nobody confirmed it in time, so it falls away. Place it anew if something must still be kept."].Value
        : null;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Over is { } over) return await RefuseAsync(over);
        if (await holds.ConfirmAsync(Hold, Act("Confirming a legal hold"))) return Done($"~/Stewardship/Holds/{Id}", Words["Confirmed."]);
        ModelState.AddModelError("", Words["It takes two: the one who placed it, and the other of the records officer and the steward."]);
        return await ShowAgainAsync();
    }

    public async Task<IActionResult> OnPostReviewAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Over is { } over) return await RefuseAsync(over);
        if (NextReview is null || NextReview <= Today || NextReview > Today.AddYears(10))
        {
            ModelState.AddModelError("", Words["Choose a day to come, within ten years, on which somebody asks whether it must go on."]);
            return await ShowAgainAsync();
        }
        await holds.ReviewAsync(Hold, NextReview.Value, Act("Reviewing a legal hold"));
        return Done($"~/Stewardship/Holds/{Id}", Words["It goes on until then."]);
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsSure)
        {
            ModelState.AddModelError("", Words["Tick the box first: what is sealed is destroyed, and cannot be brought back."]);
            return await ShowAgainAsync();
        }
        if (Hold.EndedAt is null) await holds.EndAsync(Hold, Act("Ending a legal hold"));
        var isKept = await HoldService.StandingAsync(Db, Hold.PartnerId, Now) is not null;
        return Done($"~/Stewardship/Holds/{Id}", isKept ? Words["Ended. Another hold goes on, so what was sealed is kept under that one."] : Words["Ended. What was sealed is destroyed."]);
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        if (!await LoadAsync() || await FindBoxAsync() is not { } box) return NotFound();
        if (Reason is not { } reason || !Enum.IsDefined(reason))
        {
            ModelState.AddModelError("", Words["Choose why it must be opened."]);
            return await ShowAgainAsync();
        }
        await holds.AskAsync(box, reason, Act("Asking to open what is sealed"));
        return Done($"~/Stewardship/Holds/{Id}", IsSteward ? Words["Asked. The records officer has a day to allow it."] : Words["Asked. The steward has a day to allow it."]);
    }

    public async Task<IActionResult> OnPostAllowAsync()
    {
        if (!await LoadAsync() || await FindBoxAsync() is not { } box) return NotFound();
        var opening = await Db.Set<SealedOpening>().Where(o => o.SealedRecordId == box.Id).OrderByDescending(o => o.AskedAt).FirstOrDefaultAsync();
        if (opening is not null && await holds.AllowAsync(opening, box, Act("Allowing to open what is sealed"))) return Done($"~/Stewardship/Holds/{Id}", Words["Open for a quarter of an hour, to the records officer."]);
        ModelState.AddModelError("", Words["It takes two: the one who asked, and the other of the records officer and the steward."]);
        return await ShowAgainAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<LegalHold>().SingleOrDefaultAsync(h => h.Id == Id) is not { } hold) return false;
        Hold = hold;
        Called = await CalledAsync(hold.PartnerId) ?? "";
        var records = await Db.Set<SealedRecord>().AsNoTracking().Where(r => r.HoldId == Id).OrderBy(r => r.SealedAt).ToListAsync();
        var ids = records.ConvertAll(r => r.Id);
        var openings = (await Db.Set<SealedOpening>().AsNoTracking().Where(o => ids.Contains(o.SealedRecordId)).OrderByDescending(o => o.AskedAt).ToListAsync()).ToLookup(o => o.SealedRecordId);
        Boxes = records.ConvertAll(r => new Box(r.Id, r.Because, r.SealedAt, r.DestroyedAt, openings[r.Id].FirstOrDefault()));
        var people = new[] { hold.PlacedById, hold.ConfirmedById, hold.EndedById }.Concat(Boxes.Select(b => b.Last?.AskedById)).OfType<Guid>().Distinct().ToList();
        People = await Db.Users.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName);
        return true;
    }

    public bool MayAllow(Box box) => box.Last is { } last && last.Waits(Now) && last.AskedById != Act("").ActorId && last.AskedAs != Act("").Role;

    public bool Waits(Box box) => box.Last?.Waits(Now) == true;

    public bool IsOpen(Box box) => box.DestroyedAt is null && box.Last?.IsOpen(Now) == true;

    private Task<IActionResult> RefuseAsync(string why)
    {
        ModelState.AddModelError("", why);
        return ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    private Task<SealedRecord?> FindBoxAsync() => Db.Set<SealedRecord>().SingleOrDefaultAsync(r => r.Id == BoxId && r.HoldId == Id && r.DestroyedAt == null);
}

public sealed record Box(Guid Id, SealedBecause Because, DateTime SealedAt, DateTime? DestroyedAt, SealedOpening? Last);
