using Alliance.Evaluation.AnswerPages;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Surveys;

/// <summary>One wave: how it stands, how people come to it, how many have answered.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class WaveModel(AllianceContext db, WaveService waves, ResponseRates rates, KioskCookie kiosk, TicketService tickets, TimeProvider time) : SurveyPage(db, time)
{
    [BindProperty]
    public DateOnly? ClosesOn { get; set; }

    public WaveRates Rates { get; private set; } = null!;
    public string KioskCode => SurveyCode.OfKiosk(Wave.Id);
    public bool MayPlan => User.IsInRole(nameof(Role.Evaluator));
    public bool HoldsKey => User.IsInRole(nameof(Role.Steward));

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        ClosesOn = Wave.ClosesOn < Today ? Today.AddDays(7) : Wave.ClosesOn.AddDays(7);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayPlan) return Forbid();
        await waves.CloseAsync(Wave, Act(EvaluationEvents.Purpose));
        return Done($"~/Evaluation/Surveys/Wave/{Id}", Words["Closed. Whoever had begun may finish within an hour."]);
    }

    public async Task<IActionResult> OnPostExtendAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayPlan) return Forbid();
        if (ClosesOn is not { } day) ModelState.AddModelError(nameof(ClosesOn), Words["Choose the last day."]);
        else if (day < Today || day < Wave.OpensOn) ModelState.AddModelError(nameof(ClosesOn), Words["Choose today or a later day, and not before the first."]);
        else if (day.DayNumber - Wave.OpensOn.DayNumber >= 366) ModelState.AddModelError(nameof(ClosesOn), Words["A survey is open for at most a year."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await waves.ExtendAsync(Wave, ClosesOn!.Value, Act(EvaluationEvents.Purpose));
        return Done($"~/Evaluation/Surveys/Wave/{Id}", Words["The last day is moved."]);
    }

    /// <summary>Makes this device a kiosk, and signs whoever opened it out: a tablet left in a room opens nothing else.</summary>
    public async Task<IActionResult> OnPostKioskAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Wave.Ways.HasFlag(SurveyWays.Kiosk)) return NotFound();
        kiosk.Open(HttpContext, Wave.Id, Guid.Empty);
        await tickets.SignOutAsync(Act("Opening a kiosk"));
        await HttpContext.SignOutAsync();
        // Nobody is signed in from here on, so the address says which agency is meant.
        return Redirect(Request.PathBase.HasValue ? $"~/Kiosk/{Wave.Code}" : $"~/at/{Agency.Slug}/Kiosk/{Wave.Code}");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Rates = await rates.OfAsync(Wave);
        return true;
    }
}
