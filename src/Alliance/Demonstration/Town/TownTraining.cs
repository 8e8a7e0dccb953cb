using Alliance.Platform.Accounts;
using Alliance.Training;
using Alliance.Training.Certificates;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Alliance.Training.Observed;

namespace Alliance.Demonstration.Town;

/// <summary>Two cohorts: one that ended two years ago, whose certificates soon run out, and one between its two days.</summary>
public sealed class TownTraining(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly IReadOnlyList<string> Before = ["ana", "dan", "elif", "leon"], Now = ["ana", "ben", "cleo", "hugo", "iris", "jonas"];

    private readonly Dictionary<string, ModuleVersion> kept = [];

    public void Teach()
    {
        var first = Plan("First harbor cohort", "The room above the fire station", 690, [calendar.Day(692), calendar.Day(691)], observed: false);
        foreach (var user in Before) Join(first.Cohort, user, 712);
        foreach (var session in first.Sessions) Note(session, Before, session.Day == 1 ? 692 : 691);
        foreach (var user in Before)
        {
            foreach (var module in ShippedCourse.Modules) Answer(user, module.Key, dice.Between(684, 690), right: dice.Chance(0.6) ? 6 : 5);
            Certify(first, user, 683);
        }
        Close(first.Cohort, 682);

        var second = Plan("Second harbor cohort", "Library, upper floor", 35, [calendar.Day(9), calendar.Today.AddDays(5)], observed: true);
        foreach (var user in Now) Join(second.Cohort, user, 34);
        Teacher(second.Cohort, "dan", TeachingPart.LearnsToTeach, 33);
        foreach (var session in second.Sessions.Where(s => s.Day == 1)) Note(session, Now, 9, late: "jonas");
        foreach (var session in second.Sessions.Where(s => s is { Day: 1, ModuleKey: not null }).Take(2)) SignOff(session, "dan");
        foreach (var (user, count) in new[] { ("ana", 4), ("ben", 3), ("cleo", 5), ("hugo", 1), ("iris", 2) })
            foreach (var module in ShippedCourse.Modules.Take(count))
            {
                Read(user, module.Key, dice.Between(2, 8));
                Answer(user, module.Key, dice.Between(0, 1) == 0 ? 2 : 1, right: dice.Chance(0.7) ? 6 : 5);
            }
        Observe(ObservationKind.Practice, "ana", "ana", 40, ["ben"], null, mean: 2);
        Observe(ObservationKind.Practice, "ana", "ana", 12, ["cleo"], "ben", mean: 3);
        Observe(ObservationKind.Assessment, "hugo", "theo", 4, ["dan", "theo"], "iris", mean: 3);
        Observe(ObservationKind.Practice, "ben", "ben", 1, ["ana"], null, mean: null);
        Observe(ObservationKind.Assessment, "ana", "theo", -6, ["cleo", "theo"], null, mean: null);
        new TownPractice(deeds, dice, calendar, accounts, agencyId).Practice();
    }

    private (Cohort Cohort, IReadOnlyList<CohortSession> Sessions) Plan(string title, string place, int ago, IReadOnlyList<DateOnly> days, bool observed)
    {
        var planned = ago > 600 ? ago + 30 : ago;
        var at = calendar.At(planned, 10);
        var cohort = new Cohort { AgencyId = agencyId, Id = dice.NewId(at), Title = title, Format = "two-days", Place = place, IsObserved = observed, PlannedById = accounts["theo"], PlannedAt = at };
        var plan = new NewCohort(cohort.Id, title, ShippedCourse.Formats.Single(f => f.Key == "two-days"), place, days, new TimeOnly(8, 0), observed);
        var sessions = CohortService.Timetable(cohort, plan).ToList();
        foreach (var session in sessions) session.Id = dice.NewId(at);
        var teacher = new CohortTeacher { AgencyId = agencyId, Id = dice.NewId(at), CohortId = cohort.Id, AccountId = accounts["theo"], Part = TeachingPart.Teaches, AddedById = accounts["theo"], AddedAt = at };
        Add(at, "theo", Role.Trainer, TrainingEvents.CohortPlanned, cohort, [cohort, .. sessions, teacher]);
        return (cohort, sessions);
    }

    private void Join(Cohort cohort, string user, int ago)
    {
        var at = calendar.At(ago, 11);
        var learner = new CohortLearner { AgencyId = agencyId, Id = dice.NewId(at), CohortId = cohort.Id, AccountId = accounts[user], AddedById = accounts["theo"], AddedAt = at };
        Add(at, "theo", Role.Trainer, TrainingEvents.LearnerAdded, learner, [learner]);
    }

    private void Teacher(Cohort cohort, string user, TeachingPart part, int ago)
    {
        var at = calendar.At(ago, 11);
        var teacher = new CohortTeacher { AgencyId = agencyId, Id = dice.NewId(at), CohortId = cohort.Id, AccountId = accounts[user], Part = part, AddedById = accounts["theo"], AddedAt = at };
        Add(at, "theo", Role.Trainer, TrainingEvents.TeacherAdded, teacher, [teacher]);
    }

    private void Note(CohortSession session, IReadOnlyList<string> there, int ago, string? late = null)
    {
        var (at, before) = (calendar.At(ago, 16, session.Place), deeds.Before(session));
        if (session.ModuleKey is { } key) session.ModuleVersionId = Keep(key, ago).Id;
        session.Guests = 1;
        var notes = there.Select(user => new Attendance { AgencyId = agencyId, Id = dice.NewId(at), SessionId = session.Id, AccountId = accounts[user], Minutes = user == late && session.Place == 1 ? 0 : session.Minutes, NotedById = accounts["theo"], NotedAt = at }).ToList();
        deeds.Add(at, accounts.Acting("theo", Role.Trainer), TrainingEvents.AttendanceNoted, TrainingEvents.Purpose, session, null, [.. notes], (session, before));
    }

    private void SignOff(CohortSession session, string user)
    {
        var at = calendar.At(9, 17, session.Place);
        var sign = new TeachingSignOff { AgencyId = agencyId, Id = dice.NewId(at), SessionId = session.Id, AccountId = accounts[user], IsReady = true, Words = "Let the silence work in the exercise, and kept to the time.", SignedById = accounts["theo"], SignedAt = at };
        Add(at, "theo", Role.Trainer, TrainingEvents.TeachingSignedOff, sign, [sign]);
    }

    private ModuleVersion Keep(string key, int ago)
    {
        if (kept.TryGetValue(key, out var there)) return there;
        var action = new ActionContext(agencyId, null, ActionContext.SystemRole, calendar.At(ago, 7), TrainingEvents.Purpose, null);
        var version = ModuleVersion.Of(ShippedCourse.Modules.Single(m => m.Key == key), 1, action, null, null);
        version.Id = dice.NewId(action.Now);
        Add(action.Now, "theo", Role.Trainer, TrainingEvents.ModuleKept, version, [version]);
        return kept[key] = version;
    }

    private void Read(string user, string key, int ago)
    {
        var at = calendar.At(ago, dice.Between(9, 20), dice.Between(0, 59));
        var reading = new ModuleReading { AgencyId = agencyId, Id = dice.NewId(at), AccountId = accounts[user], ModuleVersionId = Keep(key, ago).Id, ReadAt = at };
        Add(at, user, Role.Officer, TrainingEvents.ModuleRead, reading, [reading]);
    }

    private void Answer(string user, string key, int ago, int right)
    {
        var (version, at) = (Keep(key, ago), calendar.At(ago, dice.Between(9, 20), dice.Between(0, 59)));
        var check = KnowledgeCheck.Read(version.Check);
        var answers = check.Questions.Select((q, i) => q.Answers.ToList().FindIndex(a => a.IsBest == i < right));
        var taken = new CheckTaken { AgencyId = agencyId, Id = dice.NewId(at), AccountId = accounts[user], ModuleVersionId = version.Id, TakenAt = at, Answers = string.Join(',', answers), Right = right, Of = check.Questions.Count, IsEnough = right >= check.Enough };
        Add(at, user, Role.Officer, TrainingEvents.CheckAnswered, taken, [taken]);
    }

    private void Certify((Cohort Cohort, IReadOnlyList<CohortSession> Sessions) course, string user, int ago)
    {
        var (at, day) = (calendar.At(ago, 12), calendar.Day(ago));
        var certificate = new Certificate
        {
            AgencyId = agencyId,
            Id = dice.NewId(at),
            Code = new string([.. Enumerable.Range(0, Certificate.CodeLength).Select(_ => Signs[dice.Between(0, Signs.Length - 1)])]),
            Kind = CertificateKind.Course,
            AccountId = accounts[user],
            CohortId = course.Cohort.Id,
            Name = DemonstrationPeople.All.Single(p => p.UserName == user).DisplayName,
            Course = CourseFormats.TitleOf(course.Cohort.Format),
            Minutes = course.Sessions.Sum(s => s.Minutes),
            FirstDay = course.Sessions.Min(s => s.On),
            LastDay = course.Sessions.Max(s => s.On),
            IssuedOn = day,
            ExpiresOn = day.AddYears(Certificate.Years),
            IssuedById = accounts["theo"],
            IssuedAt = at,
        };
        Add(at, "theo", Role.Trainer, TrainingEvents.CertificateIssued, certificate, [certificate]);
    }

    private void Close(Cohort cohort, int ago)
    {
        var (at, before) = (calendar.At(ago, 13), deeds.Before(cohort));
        (cohort.ClosedAt, cohort.ClosedById) = (at, accounts["theo"]);
        deeds.Add(at, accounts.Acting("theo", Role.Trainer), TrainingEvents.CohortClosed, TrainingEvents.Purpose, cohort, null, [], (cohort, before));
    }

    /// <param name="mean">Around which the raters mark; null where it is still to come.</param>
    private void Observe(ObservationKind kind, string learner, string planner, int ago, IReadOnlyList<string> raters, string? partner, int? mean)
    {
        var at = calendar.At(Math.Max(ago + 10, 3), 9);
        var observation = new Observation { AgencyId = agencyId, Id = dice.NewId(at), Kind = kind, Setting = partner is null ? ObservationSetting.RideAlong : ObservationSetting.RolePlay, LearnerId = accounts[learner], On = calendar.Day(ago), PlannedById = accounts[planner], PlannedAt = at };
        List<(string User, ObservationSheet Sheet)> sheets = [(learner, Sheet(observation, learner, SheetBy.Self, at)), .. raters.Select(r => (r, Sheet(observation, r, SheetBy.Rater, at)))];
        if (partner is not null) sheets.Add((partner, Sheet(observation, partner, SheetBy.Partner, at)));
        Add(at, planner, planner == "theo" ? Role.Trainer : Role.Officer, TrainingEvents.ObservationPlanned, observation, [observation, .. sheets.Select(s => s.Sheet)]);
        if (mean is not { } around) return;
        foreach (var (user, sheet) in sheets)
        {
            var (handedIn, before) = (calendar.At(ago, 18, sheets.FindIndex(s => s.User == user)), deeds.Before(sheet));
            var items = sheet.By == SheetBy.Partner ? Checklist.Listening : Checklist.Items;
            sheet.Marks = ObservationSheet.Write(items.Select((item, i) => new KeyValuePair<string, int>(item.Code, item.Code == "ramp" && sheet.By == SheetBy.Self ? 0 : Math.Clamp(around + (i % 4 == 0 ? 1 : 0) + dice.Between(0, 1), Checklist.Lowest, Checklist.Highest))));
            (sheet.HandedInAt, sheet.Strength) = (handedIn, sheet.By == SheetBy.Self ? null : "Said back what mattered before asking for anything.");
            sheet.TryNext = sheet.By == SheetBy.Rater ? "Ask one question fewer, and wait one breath longer." : null;
            deeds.Add(handedIn, accounts.Acting(user, user == "theo" ? Role.Trainer : Role.Officer), TrainingEvents.ObservationRated, TrainingEvents.Purpose, sheet, null, [], (sheet, before));
        }
    }

    private ObservationSheet Sheet(Observation observation, string user, SheetBy by, DateTime at) => new() { AgencyId = agencyId, Id = dice.NewId(at), ObservationId = observation.Id, AccountId = accounts[user], By = by, AskedAt = at };

    private void Add(DateTime at, string user, Role role, string what, Platform.Data.Entity about, IReadOnlyList<object> rows) =>
        deeds.Add(at, accounts.Acting(user, role), what, TrainingEvents.Purpose, about, null, rows);
}
