using Alliance.Evaluation.Plans;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>The plan in words and as it is locked; what is still lacking; and the lock.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class PlanModel(AllianceContext db, PlanService service, PlanCheck check, StudyReader reader, TimeProvider time) : StudyPage(db, time)
{
    /// <summary>That outcomes were there before is known to whoever locks.</summary>
    [BindProperty]
    public bool Knowing { get; set; }

    /// <summary>As locked, or as it would be; null while something is lacking.</summary>
    public AnalysisPlan? Plan { get; private set; }
    public IReadOnlyList<Lacking> Lacks { get; private set; } = [];
    public bool OutcomesAreHere { get; private set; }

    public async Task<IActionResult> OnPostLockAsync()
    {
        if (!MayPlan) return Forbid();
        return await DoneOrAgainAsync(await service.LockAsync(Id, Acting, Knowing), Words["Locked. From now on, what is done otherwise is noted as a deviation."]);
    }

    public string Say(Lacking lacking) => Words[lacking.Sentence, [.. lacking.Facts]];

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        if (Lock is not null)
        {
            Plan = AnalysisPlan.FromJson(Lock.Plan);
            return true;
        }
        var (units, outcomes) = (await reader.UnitsOfAsync(Id), await reader.OutcomesOfAsync(Id));
        Lacks = [.. PlanCheck.Of(Study, units, outcomes, Draw)];
        OutcomesAreHere = await check.HasOutcomesAsync(Study);
        if (Lacks.Count == 0) Plan = PlanWriter.Write(Study, units, outcomes, Draw);
        return true;
    }
}
