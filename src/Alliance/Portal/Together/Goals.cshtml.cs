using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Places;
using Alliance.Platform.Data;
using Alliance.Portal.Problems;
using Alliance.Portal.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Together;

/// <summary>What the two sides are doing: goals, what the place needs, and how it goes between them.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class GoalsModel(AllianceContext db, OwnRecord record, OwnGoals own, OwnProblems ownProblems, NeedReader needs, AllianceCheckService checks, TimeProvider time) : PortalPage
{
    [BindProperty]
    public Guid CheckId { get; set; }

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<GoalStory> Goals { get; private set; } = [];
    public IReadOnlyList<CheckStory> Checks { get; private set; } = [];
    public IReadOnlyList<NeedStory> Needs { get; private set; } = [];
    public IReadOnlyList<OwnProblem> Problems { get; private set; } = [];
    public bool HasOfficer { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        CheckId = Guid.CreateVersion7(time.GetUtcNow());
        return Page();
    }

    /// <summary>The contact asks both of them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (CheckId == Guid.Empty) ModelState.AddModelError("", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
        if (!HasOfficer) ModelState.AddModelError("", Words["Nobody at the department tends this relationship now, so nobody could answer."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var check = await checks.AskAsync(CheckId, Person.PartnerId, ContactId, Side.Them, Act("Asking how the two of us are doing"));
        return Redirect($"~/portal/checks/{check}");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Person = person;
        Goals = await own.GoalsAsync(person);
        Problems = await ownProblems.ListAsync(ContactId);
        Checks = await own.ChecksAsync(person);
        Needs = await needs.ReadAsync(db.Set<PlaceNeed>().Where(n => n.PartnerId == person.PartnerId && n.MetAt == null));
        HasOfficer = (await record.OfficersAsync(person.PartnerId)).Count > 0;
        return true;
    }
}
