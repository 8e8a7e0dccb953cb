using System.Globalization;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Training.Certificates;
using Alliance.Training.Curriculum;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Cohorts;

public sealed record Person(Guid Id, string Name);

public sealed record TeacherLine(string Name, TeachingPart Part);

public sealed record AssignedLine(Guid Id, string Title, DateOnly DueOn, int Reports);

/// <summary>One cohort: learners and how far they are, timetable, practice, teachers.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class ShowModel(AllianceContext db, CohortService cohorts, CohortProgress progress, CertificateService certificates, ScenarioList scenarios, TimeProvider time) : TrainingPage(time)
{
    private const int UsualDaysForPractice = 14;

    [FromRoute]
    public Guid Id { get; set; }

    public Cohort Cohort { get; private set; } = null!;
    public IReadOnlyList<LearnerProgress> Learners { get; private set; } = [];
    public IReadOnlyList<CohortSession> Sessions { get; private set; } = [];
    public HashSet<Guid> Noted { get; private set; } = [];
    public IReadOnlyList<AssignedLine> Assigned { get; private set; } = [];
    public IReadOnlyList<TeacherLine> Teachers { get; private set; } = [];

    /// <summary>Those who could take part and do not yet.</summary>
    public IReadOnlyList<Person> Others { get; private set; } = [];
    public IReadOnlyList<Person> MayTeach { get; private set; } = [];
    public IReadOnlyList<PracticeScenario> Scenarios { get; private set; } = [];
    public DateOnly UsualDue => Today.AddDays(UsualDaysForPractice);

    public static string Hours(int minutes) => (minutes / 60.0).ToString("0.#", CultureInfo.CurrentCulture) + " h";

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync(List<Guid> accounts)
    {
        if (!await LoadAsync()) return NotFound();
        var chosen = accounts.Intersect(Others.Select(o => o.Id)).ToList();
        if (Cohort.ClosedAt is not null || chosen.Count == 0) return await SayAsync(Cohort.ClosedAt is null ? "Choose at least one of those below." : "This cohort is finished. Plan a new one.");
        await cohorts.AddLearnersAsync(Cohort, chosen, Act(TrainingEvents.Purpose));
        return Done($"~/Training/Cohorts/{Id}", chosen.Count == 1 ? Words["Added."] : Words["Added: {0} learners.", chosen.Count]);
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid learner)
    {
        if (await db.Set<CohortLearner>().FirstOrDefaultAsync(l => l.Id == learner && l.CohortId == Id && l.LeftAt == null) is not { } row) return NotFound();
        await cohorts.LeaveAsync(row, Act(TrainingEvents.Purpose));
        return Done($"~/Training/Cohorts/{Id}", Words["Taken out. What they did stays in their own record."]);
    }

    public async Task<IActionResult> OnPostAssignAsync(string? scenario, DateOnly? due)
    {
        if (!await LoadAsync()) return NotFound();
        if (Scenarios.All(s => s.Key != scenario)) return await SayAsync("Choose one of the scenarios.");
        if (due is not { } day || day < Today || day > Today.AddYears(1)) return await SayAsync("Choose a day from today on, within a year.");
        return await cohorts.AssignAsync(Cohort, scenario!, day, Act(TrainingEvents.Purpose)) ? Done($"~/Training/Cohorts/{Id}", Words["Assigned. Learners find it under Learning."]) : await SayAsync("This scenario is assigned already.");
    }

    public async Task<IActionResult> OnPostTeacherAsync(Guid account, TeachingPart part)
    {
        if (!await LoadAsync()) return NotFound();
        if (!Enum.IsDefined(part) || MayTeach.All(m => m.Id != account)) return await SayAsync("Choose who it is, and as what.");
        return await cohorts.AddTeacherAsync(Cohort, account, part, Act(TrainingEvents.Purpose)) ? Done($"~/Training/Cohorts/{Id}", Words["Added."]) : await SayAsync("They teach this cohort already.");
    }

    public async Task<IActionResult> OnPostIssueAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var given = await certificates.IssueAsync(Cohort, CourseFormats.TitleOf(Cohort.Format), Today, Act(TrainingEvents.Purpose));
        return given == 0 ? await SayAsync("Nobody is ready yet who has none.") : Done($"~/Training/Cohorts/{Id}", given == 1 ? Words["One certificate issued. Its holder finds it under Learning."] : Words["{0} certificates issued. Their holders find them under Learning.", given]);
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Cohort.ClosedAt is null) await cohorts.CloseAsync(Cohort, Act(TrainingEvents.Purpose));
        return Done($"~/Training/Cohorts/{Id}", Words["Finished."]);
    }

    public IActionResult OnPost() => NotFound();

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<Cohort>().FirstOrDefaultAsync(c => c.Id == Id) is not { } cohort) return false;
        Cohort = cohort;
        Learners = await progress.OfAsync(cohort);
        Sessions = await db.Set<CohortSession>().AsNoTracking().Where(s => s.CohortId == Id).OrderBy(s => s.Place).ToListAsync();
        Noted = [.. await (from note in db.Set<Attendance>() join session in db.Set<CohortSession>() on note.SessionId equals session.Id where session.CohortId == Id select session.Id).Distinct().ToListAsync()];
        Scenarios = scenarios.All;
        var assigned = await db.Set<AssignedPractice>().Where(p => p.CohortId == Id).OrderBy(p => p.DueOn).ThenBy(p => p.Id).Select(p => new { p.Id, p.Scenario, p.DueOn, Reports = db.Set<PracticeReport>().Count(r => r.AssignedId == p.Id) }).ToListAsync();
        Assigned = assigned.ConvertAll(a => new AssignedLine(a.Id, scenarios.TitleOf(a.Scenario), a.DueOn, a.Reports));
        Teachers = await (from teacher in db.Set<CohortTeacher>() join account in db.Users on teacher.AccountId equals account.Id where teacher.CohortId == Id && teacher.LeftAt == null orderby teacher.Part, account.DisplayName select new TeacherLine(account.DisplayName, teacher.Part)).ToListAsync();
        var staff = await (from account in db.Users
                           where account.LockoutEnd == null && db.Set<RoleGrant>().Any(g => g.AccountId == account.Id && g.EndedAt == null && (g.Role == Role.Officer || g.Role == Role.Supervisor || g.Role == Role.Trainer))
                           orderby account.DisplayName, account.Id
                           select new Person(account.Id, account.DisplayName)).ToListAsync();
        Others = staff.FindAll(s => Learners.All(l => l.AccountId != s.Id));
        var teaching = await db.Set<CohortTeacher>().Where(t => t.CohortId == Id && t.LeftAt == null).Select(t => t.AccountId).ToListAsync();
        MayTeach = staff.FindAll(s => !teaching.Contains(s.Id));
        return true;
    }

    private async Task<IActionResult> SayAsync(string sentence)
    {
        ModelState.AddModelError("", Words[sentence]);
        return await ShowAgainAsync();
    }
}
