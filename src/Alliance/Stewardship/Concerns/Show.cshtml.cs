using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Concerns;

/// <summary>One concern about an officer, read and answered by the steward. Whoever raised it sees that it was opened.</summary>
[Authorize(Policy = StewardshipPolicies.Desk)]
public sealed class ShowModel(AllianceContext db, ConcernService concerns, ReadLog reads, ScreeningDesk screening, TimeProvider time) : ScreenedPage(screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public ConcernThread Thread { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        // Under whoever raised it, never under the organization: a colleague there would read that something was raised.
        await reads.RecordAsync(Act("Looking into a concern"), PartnershipEvents.ConcernOpened, nameof(Concern), [Thread.Concern.ContactId ?? Id], HttpContext.RequestAborted);
        Input = new AnswerInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Version = Thread.Concern.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new AnswerRules(), Input);
        var screened = await ScreenAsync(Thread.Concern.PartnerId, Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await concerns.AnswerAsync(Thread.Concern, Input.Version, new ConcernNews(Input.Id, Input.Words!.Trim(), screened), Act("Answering a concern"));
        return Done($"~/Stewardship/Concerns/{Id}", Words["Answered. They read it in their portal, and are asked in four weeks."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.ConcernsFor(Act("")).SingleOrDefaultAsync(c => c.Id == Id) is not { } concern) return false;
        var roles = await db.Set<Contact>().Where(c => c.PartnerId == concern.PartnerId).Select(c => new { c.Id, c.RoleTitle }).ToDictionaryAsync(c => c.Id, c => c.RoleTitle);
        Thread = await ConcernThread.ReadAsync(db, concern, id => roles.TryGetValue(id, out var role) ? new CalledAs(Words["a contact ({0})", role], false) : null);
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        ModelState.Remove("Input.Version");
        Input.Version = Thread.Concern.Version;
    }
}
