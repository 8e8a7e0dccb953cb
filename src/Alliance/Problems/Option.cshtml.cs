using Alliance.Partnerships.Engagements;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Problems;

/// <summary>Proposes an option, or a changed one that meets an objection; with what the department would do for it, if it would.</summary>
[Authorize(Policy = ProblemPolicies.Work)]
public sealed class OptionModel(ProblemReader reader, OptionService options, AgencyScope scope, ScreeningDesk screening, TimeProvider time) : ProblemPage(reader, screening, time)
{
    [BindProperty]
    public OptionInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "replaces")]
    public Guid? Replaces { get; set; }

    public OptionLine? Before => Story.Open.FirstOrDefault(o => o.Option.Id == Replaces);
    public bool IsReplacing => Replaces is not null;

    private bool IsThere => Story.Problem.Stage is not ProblemStage.Closed && (Replaces is null || Before is { Option.ChosenAt: null });

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || !IsThere) return NotFound();
        Input = new OptionInput { Id = NewKey(), PartId = NewKey(), Words = Before?.Option.Words, PartnerId = Partners.Count == 1 ? Partners[0].Id : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new OptionRules(scope.Current.DayOf(Now), Partners.Select(p => p.Id)), Input);
        await ScreenForAllAsync(Input.Words, Input.Part);
        if (!IsThere) ModelState.AddModelError("", Words["That option was changed or chosen meanwhile. Nothing was saved; what you typed is still here."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var part = Input.IsOffering ? new NewPart(Input.PartId, Side.Us, Input.PartnerId!.Value, Input.Part!.Trim(), Input.DueOn!.Value) : null;
        if (await options.ProposeAsync(Id, new NewOption { Id = Input.Id, Side = Side.Us, Words = Input.Words!.Trim(), ReplacesId = Replaces, Part = part }, Act(ProblemEvents.Purpose)))
            return Back(IsReplacing ? Words["Changed. What was said to the old one stays with it; now ask who can live with the new one."] : Words["Proposed. Now ask who can live with it, and who would do what."]);
        ModelState.AddModelError("", Words["That option was changed or chosen meanwhile. Nothing was saved; what you typed is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }
}
