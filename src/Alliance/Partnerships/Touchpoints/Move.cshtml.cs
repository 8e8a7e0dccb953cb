using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Touchpoints;

/// <summary>Puts a planned talk on another day. For those who tend the relationship, and for the officer who planned it.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class MoveModel(AllianceContext db, TouchpointService touchpoints, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public MoveInput Input { get; set; } = new();

    public Touchpoint Touchpoint { get; private set; } = null!;
    public string PlannedFor { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new MoveInput { Version = Touchpoint.Version, On = Touchpoint.On, AtTime = Touchpoint.AtTime };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new MoveInputRules(Agency.DayOf(time.Instant())), Input);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        Db.Entry(Touchpoint).Property(t => t.Version).OriginalValue = Input.Version;
        if (await touchpoints.MoveAsync(Touchpoint, Input.On!.Value, Input.AtTime, Act(PartnerAccess.OwnPurpose))) return Done($"~/Partnerships/Partners/{Partner.Id}", Words["Moved to {0:MMMM d}.", Input.On.Value]);
        ModelState.AddModelError("", Touchpoint.CancelledAt is null ? Words["This talk has taken place meanwhile. Nothing was changed."] : Words["This talk was called off meanwhile. Nothing was changed."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<Touchpoint>().SingleOrDefaultAsync(t => t.Id == Id) is not { } touchpoint || !await FindAsync(touchpoint.PartnerId)) return false;
        if (!IsOwn && touchpoint.OfficerId != User.AccountId()) return false;
        Touchpoint = touchpoint;
        PlannedFor = (await NamesIntoAsync())(touchpoint.Purpose)!;
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        Compare("Day", Touchpoint.On.ToString("MMMM d, yyyy", null), Input.On?.ToString("MMMM d, yyyy", null));
        Input.Version = Touchpoint.Version;
        Renew("Input.Version");
    }
}

public sealed class MoveInput
{
    public int Version { get; set; }
    public DateOnly? On { get; set; }
    public TimeOnly? AtTime { get; set; }
}

public sealed class MoveInputRules : AbstractValidator<MoveInput>
{
    public MoveInputRules(DateOnly today) =>
        RuleFor(i => i.On).NotNull().WithMessage("Choose a day.")
            .GreaterThanOrEqualTo(today).WithMessage("That day has passed. If you talked then, log it instead.")
            .LessThanOrEqualTo(today.AddYears(1)).WithMessage("Choose a day within a year.");
}
