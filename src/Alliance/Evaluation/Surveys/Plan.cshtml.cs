using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>Plans one wave.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class PlanModel(AllianceContext db, InstrumentShelf shelf, WaveService waves, TimeProvider time) : ScreenedPage
{
    private const int UsualDays = 14;

    [BindProperty]
    public WaveInput Input { get; set; } = new();

    public Study? Study { get; private set; }
    public IReadOnlyList<OnShelf> Instruments { get; private set; } = [];
    public IReadOnlyList<Study> Studies { get; private set; } = [];

    private DateOnly Today => Agency.DayOf(time.Instant());

    public async Task<IActionResult> OnGetAsync(Guid? study)
    {
        Input = new WaveInput { Id = Guid.NewGuid(), StudyId = study, ForMonth = Today, OpensOn = Today, ClosesOn = Today.AddDays(UsualDays), Ways = [SurveyWays.Open] };
        return await LoadAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new WaveRules(Today, Instruments, Study), Input);
        if (Input.Ways.Contains(SurveyWays.Link) && Study is not null && !await db.Set<StudyKey>().AnyAsync(k => k.StudyId == Study.Id))
            ModelState.AddModelError("Input.Ways", Words["Personal links need the study’s key. Ask the steward to make it first, or choose another way."]);
        var screened = await ScreenAsync(Guid.Empty, Input.Title);
        MustNameNobody("Input.Title");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(EvaluationEvents.Purpose);
        TellSteward(nameof(SurveyWave), Input.Id, screened, action);
        await waves.PlanAsync(new NewWave(Input.Id, Study?.Id, Input.Instrument!, Input.Title!.Trim(), Input.ForMonth!.Value, Input.OpensOn!.Value, Input.ClosesOn!.Value, Input.Ways.Aggregate(SurveyWays.None, (all, one) => all | one)), action);
        return Done($"~/Evaluation/Surveys/Wave/{Input.Id}", Words["Planned."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        Instruments = await shelf.AllAsync();
        Studies = await db.Set<Study>().AsNoTracking().OrderByDescending(s => s.PlannedAt).ToListAsync();
        Study = Studies.FirstOrDefault(s => s.Id == Input.StudyId);
        return Input.StudyId is null || Study is not null;
    }
}

public sealed class WaveInput
{
    public Guid Id { get; set; }
    public Guid? StudyId { get; set; }
    public string? Instrument { get; set; }
    public string? Title { get; set; }
    public DateOnly? ForMonth { get; set; }
    public DateOnly? OpensOn { get; set; }
    public DateOnly? ClosesOn { get; set; }
    public List<SurveyWays> Ways { get; set; } = [];
}

public sealed class WaveRules : AbstractValidator<WaveInput>
{
    private const int LongestDays = 366;

    public WaveRules(DateOnly today, IReadOnlyList<OnShelf> shelf, Study? study)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Instrument).Must(key => shelf.Any(s => s.Instrument.Key == key)).WithMessage("Choose what is asked. An instrument that was retired is asked no more.");
        RuleFor(i => i.Title).NotEmpty().WithMessage("Give it a name by which you know it again.").MaximumLength(SurveyWave.TitleMaxLength).WithMessage("Say it in at most 120 characters.");
        RuleFor(i => i.ForMonth).NotNull().WithMessage("Choose the month that the answers stand for.");
        RuleFor(i => i.ForMonth).Must(month => month is null || study?.FirstMonth is not { } first || study.Months < 1 || month >= first && month < first.AddMonths(study.Months)).WithMessage("This month is not one of the study’s months.");
        RuleFor(i => i.OpensOn).NotNull().WithMessage("Choose the first day.");
        RuleFor(i => i.ClosesOn).NotNull().WithMessage("Choose the last day.")
            .Must((input, closes) => closes is null || input.OpensOn is null || closes >= input.OpensOn).WithMessage("The last day lies before the first. Turn the two around.")
            .Must(closes => closes is null || closes >= today).WithMessage("The last day is over already. Choose today or a later one.")
            .Must((input, closes) => closes is null || input.OpensOn is not { } opens || closes.Value.DayNumber - opens.DayNumber < LongestDays).WithMessage("A survey is open for at most a year.");
        RuleFor(i => i.Ways).Must(ways => ways.Count > 0 && ways.TrueForAll(w => Enum.IsDefined(w) && w != SurveyWays.None)).WithMessage("Choose at least one way to answer.");
        RuleFor(i => i.Ways).Must(ways => study is not null || !ways.Contains(SurveyWays.Link)).WithMessage("Personal links go to people who agreed to a study. Choose the study, or another way.");
        RuleFor(i => i.Ways).Must((input, ways) => !ways.Contains(SurveyWays.Link) || shelf.FirstOrDefault(s => s.Instrument.Key == input.Instrument)?.Instrument.Audience != InstrumentAudience.Community).WithMessage("Nobody is known by name in the community, so no personal links can be sent. Choose another way.");
    }
}
