using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Relationships;

/// <summary>Takes on a partner whom nobody tends, after the first talk or before it; a supervisor gives it to an officer.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class StartModel(AllianceContext db, RelationshipService relationships, ScreeningDesk screening) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public TermsInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Officers { get; private set; } = [];
    public int AgencyDays { get; private set; }
    public DateTime? LastContactAt { get; private set; }

    /// <summary>Who tends it already.</summary>
    public string? Owner { get; private set; }

    public bool ChoosesOwner => User.ActingRole() == Role.Supervisor;

    public TermsFields Fields => new(Input, [.. Officers.Where(o => ChoosesOwner || o.Id != User.AccountId())], AgencyDays);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Guid? owner = ChoosesOwner ? null : User.AccountId();
        if (!ChoosesOwner) Input.OwnerId = null;
        Check(new TermsInputRules([.. Officers.Select(o => o.Id)], owner, asksPurpose: true), Input);
        var screened = await ScreenAsync(PartnerId, Input.Purpose);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(ChoosesOwner ? "Looking after the team's relationships" : PartnerAccess.OwnPurpose);
        if (Owner is null) TellSteward(nameof(Relationship), PartnerId, screened, action);
        var terms = Input.ToTerms(owner ?? Guid.Empty, "");
        if (await relationships.StartAsync(PartnerId, terms, LastContactAt, action) is null && (await relationships.FindAsync(PartnerId))?.OwnerId != terms.OwnerId) return await TakenAsync();
        return Done($"~/Partnerships/Partners/{PartnerId}", ChoosesOwner ? Words["Done. Whoever tends it now will read it on their Today page."] : Words["It is yours to tend now."]);
    }

    private async Task<IActionResult> TakenAsync()
    {
        await LoadAsync();
        ModelState.AddModelError("", Words["{0} took it on meanwhile. Nothing was changed; what you typed is still here.", Owner ?? ""]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindAsync(PartnerId)) return false;
        Officers = await Db.OfficersAsync();
        AgencyDays = (await relationships.SettingsAsync()).CadenceDays;
        LastContactAt = await Db.Set<Engagement>().Where(e => e.PartnerId == PartnerId && e.Outcome == Outcome.Talked).MaxAsync(e => (DateTime?)e.At);
        Owner = await Db.Set<Relationship>().Where(r => r.PartnerId == PartnerId && r.EndedAt == null).Join(Db.Users, r => r.OwnerId, u => u.Id, (r, u) => u.DisplayName).SingleOrDefaultAsync();
        return true;
    }
}
