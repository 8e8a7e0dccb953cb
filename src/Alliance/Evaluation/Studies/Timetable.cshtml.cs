using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>Which course each wave takes. A trainer plans cohorts for the waves here; an evaluator chooses among those there are.</summary>
[Authorize(Policy = EvaluationPolicies.SeeTimetable)]
public sealed class TimetableModel(AllianceContext db, TimetableService service, CohortService cohorts, StudyReader reader, TimeProvider time) : StudyPage(db, time)
{
    private const int MostCohorts = 60;

    [BindProperty]
    public CohortForWave Input { get; set; } = new();

    public IReadOnlyList<WaveLine> Waves { get; private set; } = [];
    public IReadOnlyList<CohortChoice> Cohorts { get; private set; } = [];

    /// <summary>How many teach its waves and rated its people, where its outcomes are ratings.</summary>
    public int TeachersWhoRated { get; private set; }
    public bool Teaches => User.IsInRole(nameof(Role.Trainer));
    public bool MayAssign => MayPlan || Teaches;

    public async Task<IActionResult> OnPostAssignAsync(int wave, Guid? cohort)
    {
        if (!MayAssign) return Forbid();
        return await DoneOrAgainAsync(await service.AssignAsync(Id, wave, cohort, Acting), cohort is null ? Words["Taken out."] : Words["Wave {0} takes this course.", wave], $"~/Evaluation/Studies/Timetable/{Id}");
    }

    /// <summary>A cohort for a wave, with the people who are in its squads on the first day.</summary>
    public async Task<IActionResult> OnPostPlanAsync()
    {
        if (!Teaches) return Forbid();
        if (!await LoadAsync()) return NotFound();
        if (Waves.FirstOrDefault(w => w.Number == Input.Wave) is not { } wave) return NotFound();
        var screened = await ScreenAsync(Guid.Empty, Input.Place);
        MustNameNobody("Input.Place");
        var plan = new PlanInput { Id = Input.Cohort, Format = Input.Format, Title = TitleOf(wave), Place = Input.Place, FirstDay = Input.FirstDay, From = new TimeOnly(8, 0), IsObserved = true };
        Check(new PlanRules(Today), plan);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Acting;
        TellSteward(nameof(Cohort), Input.Cohort, screened, action);
        var format = ShippedCourse.Formats.First(f => f.Key == plan.Format);
        await cohorts.PlanAsync(new NewCohort(plan.Id, plan.Title, format, plan.Place!.Trim(), Alliance.Training.Cohorts.PlanModel.Weekdays(plan.FirstDay!.Value, format.Days), plan.From!.Value, plan.IsObserved), action);
        if (await Db.Set<Cohort>().FirstOrDefaultAsync(c => c.Id == plan.Id) is not { } cohort) return NotFound();
        await cohorts.AddLearnersAsync(cohort, await service.PeopleOfAsync(Id, wave.Number, plan.FirstDay.Value), action);
        return await DoneOrAgainAsync(await service.AssignAsync(Id, wave.Number, cohort.Id, action), Words["Laid out, with everybody who is in its squads on the first day."], $"~/Training/Cohorts/{cohort.Id}");
    }

    public Guid NewKey() => Guid.CreateVersion7(new DateTimeOffset(Now));

    private string TitleOf(WaveLine wave)
    {
        var end = Words["wave {0}", wave.Number].Value;
        var most = Cohort.TitleMaxLength - end.Length - 2;
        return $"{(Study.Title.Length <= most ? Study.Title : Study.Title[..most].TrimEnd())}, {end}";
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        var units = await reader.UnitsOfAsync(Id);
        if ((await reader.OutcomesOfAsync(Id)).Exists(o => o.Source == OutcomeSource.Assessment)) TeachersWhoRated = await service.TeachersWhoRatedAsync(Id);
        Cohorts = await Db.Set<Cohort>().OrderByDescending(c => c.PlannedAt).ThenBy(c => c.Id).Take(MostCohorts)
            .Select(c => new CohortChoice(c.Id, c.Title, Db.Set<CohortSession>().Where(s => s.CohortId == c.Id).Min(s => (DateOnly?)s.On), Db.Set<CohortLearner>().Count(l => l.CohortId == c.Id && l.LeftAt == null))).ToListAsync();
        var rows = await Db.Set<StudyWave>().AsNoTracking().Where(w => w.StudyId == Id).OrderBy(w => w.Number).ToListAsync();
        Waves = rows.ConvertAll(w => new WaveLine(w.Number, w.BeginsOn, w.CohortId, [.. units.Where(u => u.Wave == w.Number).Select(u => u.Name)], units.Where(u => u.Wave == w.Number).Sum(u => u.Size)));
        return true;
    }
}

public sealed record WaveLine(int Number, DateOnly BeginsOn, Guid? Cohort, IReadOnlyList<string> Units, int Size);

public sealed record CohortChoice(Guid Id, string Title, DateOnly? First, int Learners);

public sealed class CohortForWave
{
    public Guid Cohort { get; set; }
    public int Wave { get; set; }
    public string? Format { get; set; }
    public string? Place { get; set; }
    public DateOnly? FirstDay { get; set; }
}
