using Alliance.Evaluation.Instruments;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>One outcome of a study: changed, or taken out.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class OutcomeModel(AllianceContext db, OutcomeService service, InstrumentShelf shelf, TimeProvider time) : OutcomePage(db, shelf, time)
{
    [FromRoute(Name = "outcome")]
    public Guid OutcomeId { get; set; }

    public StudyOutcome Row { get; private set; } = null!;

    public override async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = OutcomeInput.Of(Row);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var action = Acting;
        if (!await CheckOutcomeAsync(OutcomeId, action)) return await ShowAgainAsync();
        return await DoneOrAgainAsync(await service.ChangeAsync(Id, OutcomeId, Input.ToFacts(), action), Words["Saved."], $"~/Evaluation/Studies/Outcomes/{Id}");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        return await DoneOrAgainAsync(await service.RemoveAsync(Id, OutcomeId, Acting), Words["Taken out."], $"~/Evaluation/Studies/Outcomes/{Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<StudyOutcome>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == OutcomeId) is not { } row) return false;
        (Row, Id) = (row, row.StudyId);
        return await base.LoadAsync();
    }
}
