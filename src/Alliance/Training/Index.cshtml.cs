using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Training.Certificates;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training;

public sealed record MyPractice(Guid Id, string Scenario, string Title, DateOnly DueOn, bool IsDone);

/// <summary>A cohort as one of its learners sees it.</summary>
/// <param name="ToRead">The next module whose check is still open.</param>
public sealed record MyCourse(Cohort Cohort, LearnerProgress Mine, CohortSession? Next, ModuleText? ToRead, IReadOnlyList<MyPractice> Practice);

/// <summary>What one is learning: cohorts, what comes next, certificates.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class IndexModel(AllianceContext db, CohortProgress progress, CohortService cohorts, ModuleShelf shelf, ScenarioList scenarios, TimeProvider time) : TrainingPage(time)
{
    public IReadOnlyList<MyCourse> Courses { get; private set; } = [];
    public IReadOnlyList<Certificate> Certificates { get; private set; } = [];

    public bool IsSoonOver(Certificate certificate) => certificate.IsGoodOn(Today) && certificate.ExpiresOn <= Today.AddDays(CertificateReminders.DaysBefore);

    public async Task OnGetAsync()
    {
        var me = User.AccountId();
        Certificates = await db.Set<Certificate>().AsNoTracking().Where(c => c.AccountId == me).OrderByDescending(c => c.IssuedOn).ThenBy(c => c.Id).ToListAsync();
        var mine = await (from cohort in db.Set<Cohort>().AsNoTracking()
                          where cohort.ClosedAt == null && db.Set<CohortLearner>().Any(l => l.CohortId == cohort.Id && l.AccountId == me && l.LeftAt == null)
                          orderby cohort.PlannedAt descending, cohort.Id
                          select cohort).ToListAsync();
        var courses = new List<MyCourse>();
        var modules = mine.Count == 0 ? [] : await shelf.AllAsync();
        foreach (var cohort in mine)
        {
            var sessions = await db.Set<CohortSession>().AsNoTracking().Where(s => s.CohortId == cohort.Id).OrderBy(s => s.Place).ToListAsync();
            var standing = (await progress.OfAsync(cohort, me))[0];
            var toRead = modules.FirstOrDefault(m => sessions.Exists(s => s.ModuleKey == m.Text.Key) && !standing.Passed.Contains(m.Text.Key));
            courses.Add(new MyCourse(cohort, standing, sessions.Find(s => s.On >= Today), toRead?.Text, await PracticeAsync(cohort.Id, me)));
        }
        Courses = courses;
    }

    public async Task<IActionResult> OnPostPracticedAsync(Guid id)
    {
        var me = User.AccountId();
        var assigned = await db.Set<AssignedPractice>().FirstOrDefaultAsync(p => p.Id == id && db.Set<CohortLearner>().Any(l => l.CohortId == p.CohortId && l.AccountId == me && l.LeftAt == null));
        if (assigned is null) return NotFound();
        await cohorts.ReportAsync(assigned, Act(TrainingEvents.Purpose));
        return Done("~/Training", Words["Noted. Your trainer sees that you practiced, and nothing of how it went."]);
    }

    public IActionResult OnPost() => NotFound();

    private async Task<IReadOnlyList<MyPractice>> PracticeAsync(Guid cohort, Guid me)
    {
        var rows = await db.Set<AssignedPractice>().Where(p => p.CohortId == cohort).OrderBy(p => p.DueOn).ThenBy(p => p.Id).Select(p => new { p.Id, p.Scenario, p.DueOn, IsDone = db.Set<PracticeReport>().Any(r => r.AssignedId == p.Id && r.AccountId == me) }).ToListAsync();
        return rows.ConvertAll(r => new MyPractice(r.Id, r.Scenario, scenarios.TitleOf(r.Scenario), r.DueOn, r.IsDone));
    }
}
