using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Alliance.Portal.Door;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>A page about one wave.</summary>
public abstract class SurveyPage(AllianceContext db, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute]
    public Guid Id { get; set; }

    public SurveyWave Wave { get; private set; } = null!;
    public Study? Study { get; private set; }
    public string InstrumentTitle { get; private set; } = "";
    public InstrumentAudience Audience { get; private set; }
    public WaveState State => Wave.StateAt(Now, Agency);
    public string? Address => PortalAddress.Of(HttpContext);

    /// <summary>Where the poster leads; without the server's address where that is not known.</summary>
    public string OpenLink => $"{Address}/S/{Wave.Code}";
    public string KioskLink => $"{Address}/Kiosk/{Wave.Code}";

    protected AllianceContext Db => db;

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<SurveyWave>().SingleOrDefaultAsync(w => w.Id == Id) is not { } wave) return false;
        Wave = wave;
        Study = await db.Set<Study>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == wave.StudyId);
        (InstrumentTitle, Audience) = await db.Set<InstrumentVersion>().Where(v => v.Id == wave.InstrumentVersionId).Select(v => new ValueTuple<string, InstrumentAudience>(v.Title, v.Audience)).SingleAsync();
        return true;
    }
}
