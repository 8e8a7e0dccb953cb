using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Concerns;

/// <summary>One concern, read and answered by those who tend the relationship; or handed to the steward where it is about an officer.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class ShowModel(AllianceContext db, ConcernService concerns, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public ConcernThread Thread { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new AnswerInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Version = Thread.Concern.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new AnswerRules(), Input);
        var screened = await ScreenAsync(Partner.Id, Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await concerns.AnswerAsync(Thread.Concern, Input.Version, new ConcernNews(Input.Id, Input.Words!.Trim(), screened), Act("Answering a concern"));
        return Done($"~/Partnerships/Concerns/{Id}", Words["Answered. They read it in their portal, and are asked in four weeks."]);
    }

    public async Task<IActionResult> OnPostPassOnAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await concerns.PassOnAsync(Thread.Concern, Input.Version, Act("Handing a concern to the steward"));
        return Done("~/Partnerships/Concerns", Words["It is with the steward now, and no longer here."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.ConcernsFor(Act("")).SingleOrDefaultAsync(c => c.Id == Id) is not { } concern || !await FindOwnAsync(concern.PartnerId)) return false;
        var names = await Db.ContactNamesAsync([Partner.Id], Words);
        Thread = await ConcernThread.ReadAsync(Db, concern, names.GetValueOrDefault);
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        Renew("Input.Version");
        Input.Version = Thread.Concern.Version;
    }
}
