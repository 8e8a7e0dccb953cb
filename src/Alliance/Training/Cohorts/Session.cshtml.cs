using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Training.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Cohorts;

/// <summary>Somebody who learns to teach, with what was said of them in this session.</summary>
public sealed record Candidate(Guid Id, string Name, bool? IsReady, string? Words);

/// <summary>One session: who was there, when it is, and who gave it on the way to teaching.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class SessionModel(AllianceContext db, CohortService cohorts, CertificateService certificates, TimeProvider time) : ScreenedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>By account.</summary>
    [BindProperty(Name = nameof(Minutes))]
    public Dictionary<Guid, int?> Minutes { get; set; } = [];

    [BindProperty]
    public int? Guests { get; set; }

    [BindProperty]
    public Guid? Account { get; set; }

    [BindProperty]
    public string? SignWords { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public TimeOnly? From { get; set; }

    public CohortSession Session { get; private set; } = null!;
    public Cohort Cohort { get; private set; } = null!;
    public IReadOnlyList<Person> Learners { get; private set; } = [];
    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var noted = await db.Set<Attendance>().Where(a => a.SessionId == Id).ToDictionaryAsync(a => a.AccountId, a => a.Minutes);
        Minutes = Learners.ToDictionary(l => l.Id, l => (int?)(noted.TryGetValue(l.Id, out var minutes) ? minutes : Session.Minutes));
        Guests = Session.Guests;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Session.On > Agency.DayOf(time.Instant())) ModelState.AddModelError("", Words["This session is still to come. Note attendance on its day, or move it first."]);
        foreach (var learner in Learners.Where(l => Minutes.GetValueOrDefault(l.Id) is not { } minutes || minutes < 0 || minutes > Session.Minutes))
            ModelState.AddModelError($"Minutes[{learner.Id}]", Words["Type minutes from 0 to {0}.", Session.Minutes]);
        if (Guests is < 0 or > CohortSession.MostGuests) ModelState.AddModelError("Guests", Words["Type a number from 0 to {0}.", CohortSession.MostGuests]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await cohorts.NoteAsync(Session, Learners.ToDictionary(l => l.Id, l => Minutes[l.Id]!.Value), Guests ?? 0, Act(TrainingEvents.Purpose));
        return Done($"~/Training/Cohorts/{Session.CohortId}", Words["Attendance noted: {0}.", Session.Title]);
    }

    public async Task<IActionResult> OnPostMoveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var today = Agency.DayOf(time.Instant());
        if (On is not { } on || From is not { } from || on < today.AddYears(-1) || on > today.AddYears(2) || from.AddMinutes(Session.Minutes) < from)
        {
            ModelState.AddModelError("On", Words["Choose a day within the last year or the next two, and a time at which it ends the same day."]);
            return await ShowAgainAsync();
        }
        await cohorts.MoveAsync(Session, on, from, Act(TrainingEvents.Purpose));
        return Done($"~/Training/Sessions/{Id}", Words["Moved."]);
    }

    public async Task<IActionResult> OnPostSignOffAsync(bool isReady)
    {
        if (!await LoadAsync()) return NotFound();
        // The attendance form of the same page was not sent.
        ModelState.Clear();
        if (Candidates.All(c => c.Id != Account) || Account == User.AccountId()) return NotFound();
        if (string.IsNullOrWhiteSpace(SignWords) || SignWords.Length > TeachingSignOff.WordsMaxLength) ModelState.AddModelError("SignWords", Words["Say what you saw them do, in at most 400 characters."]);
        var screened = await ScreenAsync(Guid.Empty, SignWords);
        MustNameNobody("SignWords");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(TrainingEvents.Purpose);
        TellSteward(nameof(TeachingSignOff), Id, screened, action);
        await certificates.SignOffAsync(Session, Account!.Value, isReady, SignWords!.Trim(), action);
        return Done($"~/Training/Sessions/{Id}", isReady ? Words["Signed off."] : Words["Noted. Sign off again when they are ready."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<CohortSession>().FirstOrDefaultAsync(s => s.Id == Id) is not { } session) return false;
        Session = session;
        Cohort = await db.Set<Cohort>().AsNoTracking().SingleAsync(c => c.Id == session.CohortId);
        Learners = await (from learner in db.Set<CohortLearner>()
                          join account in db.Users on learner.AccountId equals account.Id
                          where learner.CohortId == session.CohortId && learner.LeftAt == null
                          orderby account.DisplayName, account.Id
                          select new Person(account.Id, account.DisplayName)).ToListAsync();
        Candidates = await (from teacher in db.Set<CohortTeacher>()
                            join account in db.Users on teacher.AccountId equals account.Id
                            join sign in db.Set<TeachingSignOff>().Where(s => s.SessionId == Id) on teacher.AccountId equals sign.AccountId into signs
                            from sign in signs.DefaultIfEmpty()
                            where teacher.CohortId == session.CohortId && teacher.LeftAt == null && teacher.Part == TeachingPart.LearnsToTeach
                            orderby account.DisplayName, account.Id
                            select new Candidate(account.Id, account.DisplayName, sign == null ? null : sign.IsReady, sign == null ? null : sign.Words)).ToListAsync();
        return true;
    }
}
