using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Import;

/// <summary>How far it is; the browser asks again by itself, and goes on when it is finished.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
public sealed class ProgressModel(AllianceContext db) : RunPage(db)
{
    private bool IsGoing => Run.State is ImportState.Asked or ImportState.Applying or ImportState.Undoing;

    public bool IsUndo => Run.State == ImportState.Undoing;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadHeadAsync()) return NotFound();
        return IsGoing ? Page() : GoTo(Run.State);
    }

    public async Task<IActionResult> OnGetStateAsync()
    {
        if (!await LoadHeadAsync()) return NotFound();
        return new JsonResult(new { done = Run.Done, total = Total, state = Run.State.ToString(), next = IsGoing ? null : Url.Content(PathOf(Id, Run.State)) });
    }

    /// <summary>What is taken back is what was made new; what was merged only gives back what it filled in.</summary>
    public int Total => IsUndo ? Run.Counts.Imported : Run.Rows;
}
