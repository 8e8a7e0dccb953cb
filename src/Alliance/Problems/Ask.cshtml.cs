using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems;

/// <summary>Asks somebody with whom the officer has a relationship to take part. They say themselves whether they do.</summary>
[Authorize(Policy = ProblemPolicies.Work)]
public sealed class AskModel(AllianceContext db, ProblemReader reader, ProblemService problems, ScreeningDesk screening, TimeProvider time) : ProblemPage(reader, screening, time)
{
    [BindProperty]
    public AskInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Contacts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || Story.Problem.Stage == ProblemStage.Closed) return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Story.Problem.Stage == ProblemStage.Closed) return NotFound();
        if (Input.ContactId is not { } chosen || Contacts.All(c => c.Id != chosen)) ModelState.AddModelError("Input.ContactId", Words["Choose whom to ask."]);
        if (Input.Role is not { } role || !Enum.IsDefined(role)) ModelState.AddModelError("Input.Role", Words["Choose what they would do in it."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await problems.AskAsync(Id, Input.ContactId!.Value, Input.Role!.Value, Act(ProblemEvents.Purpose));
        return Back(Words["Asked. They find it in their record, and say themselves whether they take part."]);
    }

    /// <summary>Those of the officer's own relationships who agreed to be in touch; by what they do there.</summary>
    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        var (me, now, there) = (User.AccountId(), Now, Story.Members.Select(m => m.ContactId).ToList());
        Contacts = await (
            from tie in db.HeldBy(me)
            join contact in db.Set<Contact>() on tie.PartnerId equals contact.PartnerId
            where contact.LeftAt == null && !there.Contains(contact.Id) && db.Set<Consent>().Any(c => c.ContactId == contact.Id && c.WithdrawnAt == null && c.ExpiresAt > now)
            join partner in db.Set<Partner>() on tie.PartnerId equals partner.Id
            orderby partner.SortName, contact.Id
            select new Choice(contact.Id, partner.Name + ", " + contact.RoleTitle)).ToListAsync();
        return true;
    }
}

public sealed class AskInput
{
    public Guid? ContactId { get; set; }
    public MemberRole? Role { get; set; }
}
