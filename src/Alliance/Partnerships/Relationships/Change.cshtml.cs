using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Relationships;

/// <summary>Changes what a relationship is for, how often, and who stands in. The supervisor changes how often and who, and reads no purpose. Another owner comes by a handover.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class ChangeModel(AllianceContext db, RelationshipService relationships, ScreeningDesk screening) : RelationshipPage(db, relationships, screening)
{
    private readonly RelationshipService service = relationships;
    private string purpose = "";

    [BindProperty]
    public TermsInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Officers { get; private set; } = [];
    public int AgencyDays { get; private set; }
    public Pause? Pause { get; private set; }

    /// <summary>The owner, and the supervisor.</summary>
    public bool MayHandOver => IsSupervisor || Relationship.OwnerId == User.AccountId();
    public string OwnerName { get; private set; } = "";

    public TermsFields Fields => new(Input, Officers, AgencyDays);

    protected override bool IsForSupervisors => true;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(Purpose);
        Input = Now();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsOwn) Input.Purpose = null;
        Input.OwnerId = null;
        Check(new TermsInputRules([.. Officers.Select(o => o.Id)], Relationship.OwnerId, asksPurpose: IsOwn), Input);
        var screened = await ScreenAsync(PartnerId, Input.Purpose);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(Relationship), Relationship.Id, screened, action);
        await service.ChangeAsync(Relationship, Input.Version, Input.ToTerms(Relationship.OwnerId, Relationship.Purpose), action);
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["Saved."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Officers = [.. (await OfficersAsync()).Where(o => o.Id != Relationship.OwnerId)];
        OwnerName = await Db.Users.Where(a => a.Id == Relationship.OwnerId).Select(a => a.DisplayName).SingleAsync();
        AgencyDays = (await service.SettingsAsync()).CadenceDays;
        Pause = await service.OpenPauseAsync(Relationship);
        purpose = (await NamesIntoAsync())(Relationship.Purpose)!;
        return true;
    }

    /// <summary>Those who may back a relationship, and whoever does now although they may no longer.</summary>
    private async Task<IReadOnlyList<Choice>> OfficersAsync()
    {
        var officers = await Db.OfficersAsync();
        if (Relationship.BackupId is { } backup && !officers.Exists(o => o.Id == backup) && await Db.Users.FindAsync(backup) is { } account) officers.Add(new Choice(backup, account.DisplayName));
        return officers;
    }

    private TermsInput Now() => new()
    {
        Version = Relationship.Version,
        BackupId = Relationship.BackupId,
        Purpose = IsOwn ? purpose : null,
        CadenceDays = Relationship.CadenceDays,
    };

    protected override void ShowWhatIsThere()
    {
        var now = Now();
        string? NameOf(Guid? id) => Officers.FirstOrDefault(o => o.Id == id)?.Name;
        string Rhythm(int? days) => days is null ? Words["The department's, {0} days", AgencyDays] : Words["Every {0} days", days];
        Compare("Backup", NameOf(now.BackupId), NameOf(Input.BackupId));
        Compare("Rhythm", Rhythm(now.CadenceDays), Rhythm(Input.CadenceDays));
        if (IsOwn) Compare("Purpose", now.Purpose, Input.Purpose);
        Input.Version = now.Version;
        Renew("Input.Version");
    }
}
