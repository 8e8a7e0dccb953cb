using Alliance.Evaluation.Instruments;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>What the study looks at; another outcome is added below.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class OutcomesModel(AllianceContext db, OutcomeService service, StudyReader reader, InstrumentShelf shelf, TimeProvider time) : OutcomePage(db, shelf, time)
{
    public IReadOnlyList<StudyOutcome> All { get; private set; } = [];

    public override async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new OutcomeInput { Level = OutcomeLevel.Officer, Rank = OutcomeRank.Secondary, Source = OutcomeSource.File, Better = Better.Higher };
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        var action = Acting;
        if (!await CheckOutcomeAsync(Id, action)) return await ShowAgainAsync();
        return await DoneOrAgainAsync(await service.AddAsync(Id, Input.ToFacts(), action), Words["Added."], $"~/Evaluation/Studies/Outcomes/{Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        All = await reader.OutcomesOfAsync(Id);
        return true;
    }
}
