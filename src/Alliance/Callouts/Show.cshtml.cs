using System.Globalization;
using Alliance.Callouts.Ranking;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts;

/// <summary>Who can help right now and with what, and what can be done other than enforcement.</summary>
[Authorize(Policy = CalloutPolicies.Respond)]
public sealed class ShowModel(AllianceContext db, CalloutService callouts, HelperList list, Whereabouts whereabouts, ReadLog reads, TimeProvider time) : RoomPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "language")]
    public SpokenLanguage? Language { get; set; }

    [BindProperty]
    public CalloutEnding? Ending { get; set; }

    [BindProperty]
    public AskAnswer? Answer { get; set; }

    public Callout Callout { get; private set; } = null!;
    public string? Area { get; private set; }
    public IReadOnlyList<ListedHelper> Helpers { get; private set; } = [];
    public IReadOnlyList<AskRow> Asks { get; private set; } = [];
    public DateOnly Today { get; private set; }
    public IReadOnlyList<CalmOption> Options => OptionBook.Of(Callout.Situation);

    public static string PlaceKey(Guid callout) => $"callout-{callout}";

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAskAsync(Guid offer)
    {
        if (!await FindAsync()) return NotFound();
        if (await callouts.AskAsync(Callout, offer, Act(CalloutEvents.Purpose)) is null)
        {
            ModelState.AddModelError("", Words["That help is no longer offered. Nobody was asked; here is who can be asked now."]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        return Done($"~/Callouts/{Id}", Words["Noted that you ask. Say what is needed, and never who it is about."]);
    }

    public Task<IActionResult> OnPostAnswerAsync(Guid ask) => ChangeAsync(ask, Answer is { } answer && Enum.IsDefined(answer) ? (row, action) => callouts.AnswerAsync(row, answer, action) : null);

    public Task<IActionResult> OnPostThankAsync(Guid ask) => ChangeAsync(ask, callouts.ThankAsync);

    public Task<IActionResult> OnPostTalkAsync(Guid ask) => ChangeAsync(ask, callouts.TalkOverAsync);

    public async Task<IActionResult> OnPostEndAsync()
    {
        if (!await FindAsync()) return NotFound();
        if (Ending is not { } ending || !Enum.IsDefined(ending)) ModelState.AddModelError("Ending", Words["Choose how it ended."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await callouts.EndAsync(Callout, Ending!.Value, Act(CalloutEvents.Purpose));
        return Done($"~/Callouts/{Id}", Words["Noted how it ended. Thank whoever helped, and ask within days how it was for them."]);
    }

    private async Task<IActionResult> ChangeAsync(Guid ask, Func<CalloutAsk, ActionContext, Task>? change)
    {
        if (!await FindAsync() || change is null || await db.Set<CalloutAsk>().SingleOrDefaultAsync(a => a.Id == ask && a.CalloutId == Id) is not { } row) return NotFound();
        await change(row, Act(CalloutEvents.Purpose));
        return Redirect($"~/Callouts/{Id}");
    }

    private async Task<bool> FindAsync()
    {
        if (await callouts.FindAsync(Id, Act(CalloutEvents.Purpose)) is not { } callout) return false;
        Callout = callout;
        return true;
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindAsync()) return false;
        var now = time.Instant();
        var local = TimeZoneInfo.ConvertTimeFromUtc(now, Zone);
        Today = DateOnly.FromDateTime(local);
        Area = Callout.AreaId is { } area ? await db.Set<Area>().Where(a => a.Id == area).Select(a => a.Name).SingleOrDefaultAsync() : null;
        // Help is looked for on the day itself; afterwards there is only what came of it.
        if (Callout.On == Today && Callout.Ending is null)
            Helpers = await list.ForAsync(Callout, new Asking { Situation = Callout.Situation, LocalNow = local, UtcNow = now, At = await PlaceAsync(), Language = Language }, User.AccountId(), HttpContext.RequestAborted);
        Asks = await AsksAsync();
        // One event for each, committed together: whoever was listed finds it among those who looked.
        var shown = Helpers.Select(h => h.Ranked.Helper.PartnerId).Concat(Asks.Select(a => a.PartnerId)).Distinct().ToList();
        await Task.WhenAll(shown.Select(partner => reads.RecordAsync(Act(CalloutEvents.Purpose), CalloutEvents.HelpersListed, nameof(Partner), [partner], HttpContext.RequestAborted)));
        return true;
    }

    private async Task<Place?> PlaceAsync()
    {
        if (TempData.Peek(PlaceKey(Id)) is string kept && kept.Split(' ') is [var north, var east]
            && double.TryParse(north, CultureInfo.InvariantCulture, out var latitude) && double.TryParse(east, CultureInfo.InvariantCulture, out var longitude)) return new Place(latitude, longitude);
        return Callout.AreaId is { } area ? (await whereabouts.InAsync(area, HttpContext.RequestAborted))?.At : null;
    }

    private async Task<IReadOnlyList<AskRow>> AsksAsync()
    {
        return await (
            from ask in db.Set<CalloutAsk>()
            where ask.CalloutId == Id
            join contact in db.Set<Contact>() on ask.ContactId equals contact.Id
            join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
            orderby ask.Id
            select new AskRow(ask.Id, partner.Id, partner.Name, contact.RoleTitle, ask.Answer, ask.ThankedOn, ask.TalkedOverOn)).ToListAsync();
    }
}

public sealed record AskRow(Guid Id, Guid PartnerId, string Organization, string Role, AskAnswer Answer, DateOnly? ThankedOn, DateOnly? TalkedOverOn);
