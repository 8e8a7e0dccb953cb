using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>What a review found, who may use the data, and who has an interest in the answer.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class EthicsModel(AllianceContext db, StudyService studies, TimeProvider time) : StudyPage(db, time)
{
    [BindProperty]
    public EthicsInput Input { get; set; } = new();

    public override async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new EthicsInput { Review = Study.Ethics, Body = Study.EthicsBody, Number = Study.EthicsNumber, On = Study.EthicsOn, DataTerms = Study.DataTerms, Conflicts = Study.Conflicts, Seen = Study.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        Check(new EthicsRules(Today), Input);
        var screened = await ScreenAsync(Guid.Empty, Input.Body, Input.Number, Input.DataTerms, Input.Conflicts);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Acting;
        TellSteward(nameof(Study), Id, screened, action);
        var reviewed = Input.Review is EthicsReview.Approved or EthicsReview.Exempt;
        var ethics = new StudyEthics(Input.Review, reviewed ? Input.Body?.Trim() : null, reviewed ? Input.Number?.Trim() : null, reviewed ? Input.On : null, Input.DataTerms?.Trim(), Input.Conflicts?.Trim());
        return await DoneOrAgainAsync(await studies.NoteEthicsAsync(Id, Input.Seen, ethics, action), Words["Saved."]);
    }

    protected override void ShowWhatIsThere()
    {
        ModelState.Remove("Input.Seen");
        Input.Seen = Study.Version;
    }
}
