using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Training.Curriculum;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Training.Cohorts;

/// <summary>Plans a cohort: the format, the first day, the place.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class PlanModel(CohortService cohorts, TimeProvider time) : ScreenedPage
{
    private const int DaysAhead = 28;

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    private DateOnly Today => Agency.DayOf(time.Instant());

    public void OnGet(string? format) => Input = new PlanInput
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Format = (ShippedCourse.Formats.FirstOrDefault(f => f.Key == format) ?? ShippedCourse.Formats[0]).Key,
        FirstDay = Weekdays(Today.AddDays(DaysAhead), 1)[0],
        From = new TimeOnly(8, 0),
        IsObserved = true,
    };

    public async Task<IActionResult> OnPostAsync()
    {
        Check(new PlanRules(Today), Input);
        var screened = await ScreenAsync(Guid.Empty, Input.Title, Input.Place);
        MustNameNobody("Input.Title");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var format = ShippedCourse.Formats.First(f => f.Key == Input.Format);
        var action = Act(TrainingEvents.Purpose);
        TellSteward(nameof(Cohort), Input.Id, screened, action);
        await cohorts.PlanAsync(new NewCohort(Input.Id, Input.Title!.Trim(), format, Input.Place!.Trim(), Weekdays(Input.FirstDay!.Value, format.Days), Input.From!.Value, Input.IsObserved), action);
        return Done($"~/Training/Cohorts/{Input.Id}", Words["Laid out. Now say who takes part."]);
    }

    /// <summary>So many weekdays in a row; the first day holds as it was chosen.</summary>
    internal static List<DateOnly> Weekdays(DateOnly first, int count)
    {
        var days = new List<DateOnly> { first };
        while (days.Count < count)
        {
            var next = days[^1].AddDays(1);
            while (next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) next = next.AddDays(1);
            days.Add(next);
        }
        return days;
    }
}

public sealed class PlanInput
{
    public Guid Id { get; set; }
    public string? Format { get; set; }
    public string? Title { get; set; }
    public string? Place { get; set; }
    public DateOnly? FirstDay { get; set; }
    public TimeOnly? From { get; set; }
    public bool IsObserved { get; set; }
}

public sealed class PlanRules : AbstractValidator<PlanInput>
{
    public PlanRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Format).Must(key => ShippedCourse.Formats.Any(f => f.Key == key)).WithMessage("Choose how it is given.");
        RuleFor(i => i.Title).NotEmpty().WithMessage("Give it a name by which you know it again.").MaximumLength(Cohort.TitleMaxLength).WithMessage("Say it in at most 80 characters.");
        RuleFor(i => i.Place).NotEmpty().WithMessage("Say where it is held.").MaximumLength(Cohort.PlaceMaxLength).WithMessage("Say it in at most 120 characters.");
        RuleFor(i => i.FirstDay).NotNull().WithMessage("Choose the first day.").InclusiveBetween(today.AddYears(-1), today.AddYears(2)).WithMessage("Choose a day within the last year or the next two.");
        RuleFor(i => i.From).NotNull().WithMessage("Say when it begins.").Must(from => from is null || (from >= new TimeOnly(5, 0) && from <= new TimeOnly(14, 0))).WithMessage("A day begins between 5 in the morning and 2 in the afternoon, so that it ends the same day.");
    }
}
