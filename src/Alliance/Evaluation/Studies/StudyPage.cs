using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>A page about one study: it knows how far the study has come, and says why something is not done.</summary>
public abstract class StudyPage(AllianceContext db, TimeProvider time) : ScreenedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Study Study { get; private set; } = null!;

    /// <summary>Null while the plan is a draft.</summary>
    public PlanLock? Lock { get; private set; }
    public string LockedBy { get; private set; } = "";
    public StudyDraw? Draw { get; private set; }

    /// <summary>Evaluators plan; who else follows a study only reads.</summary>
    public bool MayPlan => User.IsInRole(nameof(Role.Evaluator));

    /// <summary>Whether what this page shows can still be changed, and by whoever looks.</summary>
    public virtual bool IsOpen => MayPlan && Lock is null;

    public DateTime Now => time.Instant();
    public DateOnly Today => Agency.DayOf(Now);

    protected AllianceContext Db => db;

    public virtual async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public IActionResult OnPost() => NotFound();

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Study>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id) is not { } study) return false;
        Study = study;
        Lock = await db.Set<PlanLock>().AsNoTracking().FirstOrDefaultAsync(l => l.StudyId == Id);
        if (Lock is not null) LockedBy = await NameOfAsync(Lock.LockedById);
        Draw = await db.Set<StudyDraw>().AsNoTracking().FirstOrDefaultAsync(d => d.StudyId == Id);
        return true;
    }

    protected Task<string> NameOfAsync(Guid account) => db.Users.Where(u => u.Id == account).Select(u => u.DisplayName).FirstAsync();

    protected ActionContext Acting => Act(EvaluationEvents.Purpose);

    /// <summary>On to the study's page; or this one again, with the reason and what was typed.</summary>
    protected async Task<IActionResult> DoneOrAgainAsync(StudyRefusal? refusal, string banner, string? next = null)
    {
        if (refusal is null) return Done(next ?? $"~/Evaluation/Studies/Show/{Id}", banner);
        ModelState.AddModelError("", Say(refusal));
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected string Say(StudyRefusal refusal) => Words[refusal.Sentence, [.. refusal.Facts.Select(f => f is DateTime at ? Moment(at) : f)]];

    public string Moment(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, Zone).ToString("MMMM d, yyyy, h:mm tt", System.Globalization.CultureInfo.CurrentCulture);
}
