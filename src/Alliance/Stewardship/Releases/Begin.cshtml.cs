using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Stewardship.Releases;

/// <summary>Begins a release: who asks, by what right, and whether the partner may be told.</summary>
[Authorize(Policy = StewardshipPolicies.Records)]
public sealed class BeginModel(AllianceContext db, ReleaseService releases, TimeProvider time) : WatchedPage(db)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public ReleaseInput Input { get; set; } = new();

    public string Called { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new ReleaseInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(new ReleaseInputRules(), Input)) return await ShowAgainAsync();
        await releases.BeginAsync(new NewRelease
        {
            Id = Input.Id,
            PartnerId = PartnerId,
            Asker = Input.Asker!.Value,
            Ground = Input.Ground!.Value,
            FileNumber = Input.FileNumber!.Trim(),
            SilentUntil = Input.IsSilent ? Input.SilentUntil : null,
            OrderNumber = Input.IsSilent ? Input.OrderNumber!.Trim() : null,
        }, Act(Releases.ShowModel.Purpose));
        return Redirect($"~/Stewardship/Releases/{Input.Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await CalledAsync(PartnerId) is not { } called) return false;
        Called = called;
        return true;
    }
}

public sealed class ReleaseInput : MatterInput
{
    public Asker? Asker { get; set; }
    public ReleaseGround? Ground { get; set; }
}

public sealed class ReleaseInputRules : MatterRules<ReleaseInput>
{
    public ReleaseInputRules()
    {
        RuleFor(i => i.Asker).NotNull().WithMessage("Choose who asks.").IsInEnum().WithMessage("Choose who asks.");
        RuleFor(i => i.Ground).NotNull().WithMessage("Choose by what right they ask.").IsInEnum().WithMessage("Choose by what right they ask.");
    }
}
