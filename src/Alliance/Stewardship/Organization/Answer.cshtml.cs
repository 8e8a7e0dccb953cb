using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>One sheet of the round that is open, answered by one person for themselves.</summary>
[Authorize(Policy = StewardshipPolicies.Organization)]
public sealed class AnswerModel(AllianceContext db, AssessmentService assessments) : RoundPage(db)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "part")]
    public Part? Wanted { get; set; }

    /// <summary>What was chosen, by the element's code.</summary>
    [BindProperty(Name = nameof(Answers))]
    public Dictionary<string, Level?> Answers { get; set; } = [];

    public Part Part { get; private set; }
    public IReadOnlyList<Part> HandedIn { get; private set; } = [];
    public bool IsDone => HandedIn.Contains(Part);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        return Round.ClosedAt is null ? Page() : Redirect($"~/Stewardship/Organization/Rounds/{Id}");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        foreach (var element in ElementBook.Of(Part).Where(e => Answers[e.Code] is not { } level || !Enum.IsDefined(level)))
            ModelState.AddModelError($"Answers[{element.Code}]", Words["Choose one; “I cannot say” is an answer too."]);
        if (!ModelState.IsValid)
        {
            ModelState.AddModelError("", Words["Not handed in yet. Some questions have no answer; they are marked below."]);
            return await ShowAgainAsync();
        }
        var given = ElementBook.Of(Part).ToDictionary(e => e.Code, e => Answers[e.Code]!.Value);
        return await assessments.HandInAsync(Id, Part, given, Act(OrganizationEvents.Purpose)) switch
        {
            SheetResult.TooLate => Done($"~/Stewardship/Organization/Rounds/{Id}", Words["The round was closed meanwhile. Your sheet was not counted."]),
            SheetResult.ThereAlready => Done("~/Stewardship/Organization", Words["You had handed this sheet in before. It counts once."]),
            _ => Done("~/Stewardship/Organization", Words["Handed in. Thank you. Nobody can see which answers were yours."]),
        };
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindRoundAsync(Id)) return false;
        var me = User.AccountId();
        HandedIn = await Db.Set<AnsweredSheet>().Where(s => s.RoundId == Id && s.AccountId == me).Select(s => s.Part).ToListAsync();
        Part = Wanted is { } wanted && Enum.IsDefined(wanted) ? wanted : Enum.GetValues<Part>().Except(HandedIn).FirstOrDefault(Part.Partnerships);
        foreach (var element in ElementBook.Of(Part)) Answers.TryAdd(element.Code, null);
        return true;
    }
}
