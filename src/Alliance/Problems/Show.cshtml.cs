using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Team;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Problems;

/// <summary>One problem: where it stands, what was found, what could be done and who says what to it.</summary>
[Authorize(Policy = ProblemPolicies.Look)]
public sealed class ShowModel(AllianceContext db, ProblemReader reader, OptionService options, ScreeningDesk screening, TownDrawings drawings, TimeProvider time) : ProblemPage(reader, screening, time)
{
    public NeighborhoodMap Map { get; private set; } = NeighborhoodMap.Empty;

    public bool MayWork => User.IsInRole(nameof(Platform.Accounts.Role.Officer)) && Story.Problem.Stage != ProblemStage.Closed;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync();
        return Page();
    }

    /// <summary>Chooses an option by consent.</summary>
    public async Task<IActionResult> OnPostAsync(Guid option)
    {
        if (!await LoadAsync() || Story.Options.All(o => o.Option.Id != option)) return NotFound();
        if (!User.IsInRole(nameof(Platform.Accounts.Role.Officer))) return Forbid();
        if (await options.ChooseAsync(Story, option, Act(ProblemEvents.Purpose)) is not { } why) return Back(Words["Chosen. What each of them offered is now a promise, with its day."]);
        ModelState.AddModelError("", Words[why switch
        {
            ChoiceProblem.NobodyOffers => "Nobody has offered to do this yet. Ask who would do what, then choose it.",
            ChoiceProblem.SomebodyObjects => "Somebody objects. Change the option so that their reason is met; what was said stays with the old one.",
            ChoiceProblem.SomebodyIsSilent => "Not everybody who takes part has said yet whether they can live with it: one of the department, and each partner.",
            _ => "This option was changed or chosen meanwhile. Look again.",
        }]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        if (Story.Problem.AreaId is not null)
            Map = (await drawings.OfAsync(db, Agency, AreaKind.Neighborhood)).Map;
        return true;
    }
}
