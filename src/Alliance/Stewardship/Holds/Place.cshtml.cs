using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Stewardship.Holds;

/// <summary>Places a hold on what is kept with one partner; the other of the two has to confirm it.</summary>
[Authorize(Policy = StewardshipPolicies.Watch)]
public sealed class PlaceModel(AllianceContext db, HoldService holds, TimeProvider time) : WatchedPage(db)
{
    private const int UsualReviewMonths = 6, LongestYears = 10;

    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public HoldInput Input { get; set; } = new();

    public string Called { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new HoldInput { Id = Guid.CreateVersion7(time.GetUtcNow()), ReviewOn = Today.AddMonths(UsualReviewMonths) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(new HoldInputRules(Today, Today.AddYears(LongestYears)), Input)) return await ShowAgainAsync();
        await holds.PlaceAsync(new NewHold
        {
            Id = Input.Id,
            PartnerId = PartnerId,
            Reason = Input.Reason!.Value,
            FileNumber = Input.FileNumber!.Trim(),
            ReviewOn = Input.ReviewOn!.Value,
            SilentUntil = Input.IsSilent ? Input.SilentUntil : null,
            OrderNumber = Input.IsSilent ? Input.OrderNumber!.Trim() : null,
        }, Act("Placing a legal hold"));
        return Done("~/Stewardship/Holds", IsSteward ? Words["Placed. It holds from now on; the records officer has 14 days to confirm it."] : Words["Placed. It holds from now on; the steward has 14 days to confirm it."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await CalledAsync(PartnerId) is not { } called) return false;
        Called = called;
        return true;
    }
}

public sealed class HoldInput : MatterInput
{
    public HoldReason? Reason { get; set; }
    public DateOnly? ReviewOn { get; set; }
}

public sealed class HoldInputRules : MatterRules<HoldInput>
{
    public HoldInputRules(DateOnly today, DateOnly latest)
    {
        RuleFor(i => i.Reason).NotNull().WithMessage("Choose why it must not be destroyed.").IsInEnum().WithMessage("Choose why it must not be destroyed.");
        RuleFor(i => i.ReviewOn).Must(day => day > today && day <= latest).WithMessage("Choose a day to come, within ten years, on which somebody asks whether it must go on.");
    }
}
