using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>What a round found, beside the one before it; or, while it is open, how many have answered.</summary>
[Authorize(Policy = StewardshipPolicies.Organization)]
public sealed class RoundModel(AllianceContext db, AssessmentService assessments, RoundReading reading) : RoundPage(db)
{
    [FromRoute]
    public Guid Id { get; set; }

    public AssessmentRound? Before { get; private set; }
    public IReadOnlyDictionary<string, Finding> Now { get; private set; } = new Dictionary<string, Finding>();
    public IReadOnlyDictionary<string, Finding> Then { get; private set; } = new Dictionary<string, Finding>();
    public IReadOnlyDictionary<Part, int> Sheets { get; private set; } = new Dictionary<Part, int>();
    public IReadOnlyList<ActionRow> Actions { get; private set; } = [];

    public bool IsTooFew(Part part) => Round.SheetsOf(part) < SmallCells.Threshold;

    public ElementPlot PlotOf(Part part) => new(ElementBook.Of(part), Now, Then);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsLead) return Forbid();
        return await assessments.CloseAsync(Id, Act(OrganizationEvents.Purpose))
            ? Done($"~/Stewardship/Organization/Rounds/{Id}", Words["The round is closed. Talk over what it found, and note what you agree on."])
            : Done($"~/Stewardship/Organization/Rounds/{Id}", Words["It was closed before."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindRoundAsync(Id)) return false;
        if (Round.ClosedAt is null)
        {
            Sheets = await Db.Set<AnsweredSheet>().Where(s => s.RoundId == Id).GroupBy(s => s.Part).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
            return true;
        }
        Before = await reading.BeforeAsync(Round);
        Now = await reading.OfAsync(Round);
        if (Before is not null) Then = await reading.OfAsync(Before);
        Actions = await Db.ActionsAsync(a => a.RoundId == Id);
        return true;
    }
}
