using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Relationships;

/// <summary>Changes who tends a relationship, why, and how often. The supervisor changes who and how often, and reads no purpose.</summary>
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
        Check(new TermsInputRules([.. Officers.Select(o => o.Id)], owner: null, asksPurpose: IsOwn), Input);
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
        Officers = await OfficersAsync();
        AgencyDays = (await service.SettingsAsync()).CadenceDays;
        Pause = await service.OpenPauseAsync(Relationship);
        purpose = (await NamesIntoAsync())(Relationship.Purpose)!;
        return true;
    }

    /// <summary>Those who may own a relationship, and whoever does now although they may no longer.</summary>
    private async Task<IReadOnlyList<Choice>> OfficersAsync()
    {
        var officers = await Db.OfficersAsync();
        foreach (var id in new[] { Relationship.OwnerId, Relationship.BackupId ?? Relationship.OwnerId }.Distinct().Where(id => !officers.Exists(o => o.Id == id)))
            if (await Db.Users.FindAsync(id) is { } account) officers.Add(new Choice(id, account.DisplayName));
        return officers;
    }

    private TermsInput Now() => new()
    {
        Version = Relationship.Version,
        OwnerId = Relationship.OwnerId,
        BackupId = Relationship.BackupId,
        Purpose = IsOwn ? purpose : null,
        CadenceDays = Relationship.CadenceDays,
    };

    protected override void ShowWhatIsThere()
    {
        var now = Now();
        string? NameOf(Guid? id) => Officers.FirstOrDefault(o => o.Id == id)?.Name;
        string Rhythm(int? days) => days is null ? Words["The department's, {0} days", AgencyDays] : Words["Every {0} days", days];
        Compare("Owner", NameOf(now.OwnerId), NameOf(Input.OwnerId));
        Compare("Backup", NameOf(now.BackupId), NameOf(Input.BackupId));
        Compare("Rhythm", Rhythm(now.CadenceDays), Rhythm(Input.CadenceDays));
        if (IsOwn) Compare("Purpose", now.Purpose, Input.Purpose);
        Input.Version = now.Version;
        Renew("Input.Version");
    }
}
