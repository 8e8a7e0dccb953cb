using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Keys;

/// <summary>One study's key: made once and shown once; and the withdrawals that wait for it.</summary>
[Authorize(Policy = EvaluationPolicies.HoldKey)]
public sealed class ShowModel(AllianceContext db, StudyKeys keys, WithdrawalService withdrawals, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute]
    public Guid StudyId { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public Study Study { get; private set; } = null!;
    public StudyKey? Kept { get; private set; }
    public WithdrawalCounts Withdrawals { get; private set; } = null!;

    /// <summary>Only in the answer to making it.</summary>
    public StudyKeyText? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Made = await keys.MakeAsync(StudyId, Act(EvaluationEvents.Purpose));
        if (Made is null) return Done($"~/Evaluation/Keys/{StudyId}", Words["This study has a key already. It was shown when it was made."]);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostCarryOutAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (await keys.OpenAsync(StudyId, Key) is not { } key)
        {
            ModelState.AddModelError(nameof(Key), Words["This is not the study’s key. Check each group; no key is kept here to compare it with."]);
            return await ShowAgainAsync();
        }
        var done = await withdrawals.CarryOutAsync(key, Act(EvaluationEvents.Purpose));
        return Done($"~/Evaluation/Keys/{StudyId}", done == 0 ? Words["This is the right key. Nothing waits for it."] : Words.Count(done, "{0} withdrawal is done.", "{0} withdrawals are done."));
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == StudyId) is not { } study) return false;
        (Study, Kept, Withdrawals) = (study, await db.Set<StudyKey>().AsNoTracking().SingleOrDefaultAsync(k => k.StudyId == StudyId), await withdrawals.WithdrawalsOf(StudyId));
        return true;
    }
}
