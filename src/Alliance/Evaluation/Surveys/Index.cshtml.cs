using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Export;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>The surveys of one study, or all.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class IndexModel(AllianceContext db, WithdrawalService withdrawals, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute]
    public Guid? StudyId { get; set; }

    public Study? Study { get; private set; }
    public IReadOnlyList<WaveLine> Waves { get; private set; } = [];
    public bool HasKey { get; private set; }
    public ShownCount Agreed { get; private set; }
    public WithdrawalCounts Withdrawals { get; private set; } = new(0, 0, 0, 0, 0);
    public bool MayPlan => User.IsInRole(nameof(Role.Evaluator));
    public bool HoldsKey => User.IsInRole(nameof(Role.Steward));

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    protected override async Task<bool> LoadAsync()
    {
        if (StudyId is not null && (Study = await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == StudyId)) is null) return false;
        var rows = await (from wave in db.Set<SurveyWave>().AsNoTracking()
                          where StudyId == null || wave.StudyId == StudyId
                          join version in db.Set<InstrumentVersion>() on wave.InstrumentVersionId equals version.Id
                          join study in db.Set<Study>() on wave.StudyId equals (Guid?)study.Id into studies
                          from study in studies.DefaultIfEmpty()
                          orderby wave.OpensOn descending, wave.Id
                          select new { Wave = wave, version.Title, Study = study == null ? null : study.Title }).ToListAsync();
        Waves = rows.ConvertAll(r => new WaveLine(r.Wave, r.Title, r.Study, r.Wave.StateAt(Now, Agency)));
        if (Study is null) return true;
        HasKey = await db.Set<StudyKey>().AnyAsync(k => k.StudyId == StudyId);
        Agreed = SmallCells.Show(await db.Set<ResearchConsent>().CountAsync(c => c.StudyId == StudyId && c.WithdrawnAt == null), holdBack: true);
        Withdrawals = await withdrawals.WithdrawalsOf(Study.Id);
        return true;
    }
}

public sealed record WaveLine(SurveyWave Wave, string Instrument, string? Study, WaveState State);
