using Alliance.Partnerships;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Stewardship.RunningOut;

/// <summary>What goes by itself and when, what has gone, and how long a record stays.</summary>
[Authorize(Policy = StewardshipPolicies.Desk)]
public sealed class IndexModel(RunningOutList list, RelationshipService relationships, SettingsService settings, AuditWords words, TimeProvider time) : RoomPage
{
    [BindProperty] public int Months { get; set; }
    [BindProperty] public int Version { get; set; }

    public IReadOnlyList<ComingDay> Consents { get; private set; } = [];
    public IReadOnlyList<ComingDay> Records { get; private set; } = [];
    public IReadOnlyList<Gone> Gone { get; private set; } = [];
    public AuditWords Deeds => words;

    /// <summary>Texts that speak of people who did not take part, and go within 30 days.</summary>
    public int OfOthers { get; private set; }

    public async Task OnGetAsync()
    {
        var now = await relationships.SettingsAsync();
        (Months, Version) = (now.RetentionMonths, now.Version);
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Retention.Choices.Contains(Months))
        {
            ModelState.AddModelError(nameof(Months), Words["Choose one of these."]);
            return await ShowAgainAsync();
        }
        await settings.ChangeRetentionAsync(Version, Months, Act("Choosing how long a record stays"));
        return Done("~/Stewardship/RunningOut", Words["Saved. What is older than that goes within the hour."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var now = time.Instant();
        Consents = await list.ConsentsAsync(now);
        Records = await list.RecordsAsync(now);
        OfOthers = await list.OfOthersAsync(now);
        Gone = await list.GoneAsync();
        return true;
    }
}
