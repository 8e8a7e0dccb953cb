using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Training.Curriculum;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Cohorts;

/// <param name="Days">The date of each day of the format, in order.</param>
public sealed record NewCohort(Guid Id, string Title, CourseFormat Format, string Place, IReadOnlyList<DateOnly> Days, TimeOnly From, bool IsObserved);

/// <summary>Plans cohorts, says who is in them, and notes who was there.</summary>
public sealed class CohortService(AllianceContext db, ModuleService modules)
{
    /// <summary>How long everybody rests at midday, once more than three hours were taught.</summary>
    private static readonly TimeSpan Midday = TimeSpan.FromMinutes(60);
    private const int MorningMinutes = 180;

    public async Task PlanAsync(NewCohort plan, ActionContext action)
    {
        if (await db.Set<Cohort>().AnyAsync(c => c.Id == plan.Id)) return;
        var cohort = new Cohort { AgencyId = action.AgencyId, Id = plan.Id, Title = plan.Title, Format = plan.Format.Key, Place = plan.Place, IsObserved = plan.IsObserved, PlannedById = action.Actor, PlannedAt = action.Now };
        db.Add(cohort);
        db.AddRange(Timetable(cohort, plan));
        db.Add(new CohortTeacher { AgencyId = action.AgencyId, Id = action.NewId(), CohortId = cohort.Id, AccountId = action.Actor, Part = TeachingPart.Teaches, AddedById = action.Actor, AddedAt = action.Now });
        await db.SaveNewAsync(action, TrainingEvents.CohortPlanned, cohort, null);
    }

    /// <summary>The sessions of a plan, one after the other, with an hour at midday.</summary>
    public static IEnumerable<CohortSession> Timetable(Cohort cohort, NewCohort plan)
    {
        var place = 0;
        foreach (var day in plan.Format.Sessions.GroupBy(s => s.Day).OrderBy(d => d.Key))
        {
            var (at, taught, rested) = (plan.From, 0, false);
            foreach (var session in day)
            {
                if (!rested && taught >= MorningMinutes) (at, rested) = (at.Add(Midday), true);
                yield return new CohortSession
                {
                    AgencyId = cohort.AgencyId,
                    Id = Guid.CreateVersion7(new DateTimeOffset(cohort.PlannedAt)),
                    CohortId = cohort.Id,
                    Place = ++place,
                    Day = day.Key,
                    On = plan.Days[day.Key - 1],
                    From = at,
                    Minutes = session.Minutes,
                    Title = session.Title,
                    ModuleKey = session.Module,
                };
                (at, taught) = (at.AddMinutes(session.Minutes), taught + session.Minutes);
            }
        }
    }

    /// <summary>Adds those who are not in it yet.</summary>
    public async Task AddLearnersAsync(Cohort cohort, IReadOnlyCollection<Guid> accounts, ActionContext action)
    {
        var there = await db.Set<CohortLearner>().Where(l => l.CohortId == cohort.Id && l.LeftAt == null).Select(l => l.AccountId).ToListAsync();
        foreach (var account in accounts.Except(there))
        {
            var learner = new CohortLearner { AgencyId = action.AgencyId, Id = action.NewId(), CohortId = cohort.Id, AccountId = account, AddedById = action.Actor, AddedAt = action.Now };
            db.Add(learner);
            db.Record(action, TrainingEvents.LearnerAdded, nameof(CohortLearner), learner.Id, null, null);
        }
        await db.SaveChangesAsync();
    }

    public async Task LeaveAsync(CohortLearner learner, ActionContext action)
    {
        (learner.LeftAt, learner.LeftById) = (action.Now, action.Actor);
        await db.SaveAsync(action, TrainingEvents.LearnerLeft, learner, null);
    }

    /// <returns>False where they teach it already.</returns>
    public async Task<bool> AddTeacherAsync(Cohort cohort, Guid account, TeachingPart part, ActionContext action)
    {
        if (await db.Set<CohortTeacher>().AnyAsync(t => t.CohortId == cohort.Id && t.AccountId == account && t.LeftAt == null)) return false;
        var teacher = new CohortTeacher { AgencyId = action.AgencyId, Id = action.NewId(), CohortId = cohort.Id, AccountId = account, Part = part, AddedById = action.Actor, AddedAt = action.Now };
        db.Add(teacher);
        await db.SaveAsync(action, TrainingEvents.TeacherAdded, teacher, null);
        return true;
    }

    public async Task MoveAsync(CohortSession session, DateOnly on, TimeOnly from, ActionContext action)
    {
        (session.On, session.From) = (on, from);
        await db.SaveAsync(action, TrainingEvents.SessionMoved, session, null);
    }

    /// <summary>Notes who was there and for how long; the text that was taught is kept with it.</summary>
    public async Task NoteAsync(CohortSession session, IReadOnlyDictionary<Guid, int> minutes, int guests, ActionContext action)
    {
        if (session is { ModuleKey: { } key, ModuleVersionId: null }) session.ModuleVersionId = (await modules.KeepAsync(key, action))?.Id;
        session.Guests = guests;
        var there = await db.Set<Attendance>().Where(a => a.SessionId == session.Id).ToDictionaryAsync(a => a.AccountId);
        foreach (var (account, length) in minutes)
        {
            if (!there.TryGetValue(account, out var note)) db.Add(note = new Attendance { AgencyId = action.AgencyId, Id = action.NewId(), SessionId = session.Id, AccountId = account });
            (note.Minutes, note.NotedById, note.NotedAt) = (length, action.Actor, action.Now);
        }
        await db.SaveAsync(action, TrainingEvents.AttendanceNoted, session, null);
    }

    /// <returns>False where it was assigned before.</returns>
    public async Task<bool> AssignAsync(Cohort cohort, string scenario, DateOnly due, ActionContext action)
    {
        if (await db.Set<AssignedPractice>().AnyAsync(p => p.CohortId == cohort.Id && p.Scenario == scenario)) return false;
        var assigned = new AssignedPractice { AgencyId = action.AgencyId, Id = action.NewId(), CohortId = cohort.Id, Scenario = scenario, DueOn = due, AssignedById = action.Actor, AssignedAt = action.Now };
        db.Add(assigned);
        await db.SaveAsync(action, TrainingEvents.PracticeAssigned, assigned, null);
        return true;
    }

    /// <summary>Takes a learner's word that they practiced.</summary>
    public async Task ReportAsync(AssignedPractice assigned, ActionContext action)
    {
        if (await db.Set<PracticeReport>().AnyAsync(r => r.AssignedId == assigned.Id && r.AccountId == action.ActorId)) return;
        var report = new PracticeReport { AgencyId = action.AgencyId, Id = action.NewId(), AssignedId = assigned.Id, AccountId = action.Actor, ReportedAt = action.Now };
        db.Add(report);
        await db.SaveAsync(action, TrainingEvents.PracticeReported, report, null);
    }

    public async Task CloseAsync(Cohort cohort, ActionContext action)
    {
        (cohort.ClosedAt, cohort.ClosedById) = (action.Now, action.Actor);
        await db.SaveAsync(action, TrainingEvents.CohortClosed, cohort, null);
    }
}
