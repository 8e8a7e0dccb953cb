using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Touchpoints;

/// <summary>Plans a talk, or a series of them.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class PlanModel(AllianceContext db, TouchpointService touchpoints, SeriesService series, RelationshipService relationships, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        // How each of them wants to be approached stands here with their name.
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new PlanInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new PlanInputRules(Agency.DayOf(time.Instant())), Input);
        var screened = await ScreenAsync(PartnerId, Input.Purpose);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (Input.Rhythm != Rhythm.Once) return await PlanSeriesAsync(screened);
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(Touchpoint), Input.Id, screened, action);
        if (!await touchpoints.PlanAsync(Input.Id, PartnerId, Input.On!.Value, Input.AtTime, Input.Purpose!.Trim(), action)) return await SavedBeforeAsync();
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["Planned for {0:MMMM d}.", Input.On.Value]);
    }

    private async Task<IActionResult> PlanSeriesAsync(ScreenedAnyway? screened)
    {
        var wanted = Input.Days();
        var last = await LastDayAsync();
        var days = wanted.Where(d => d <= last).ToList();
        if (days.Count == 0)
        {
            ModelState.AddModelError("Input.On", Words["Their record runs out on {0:MMMM d, yyyy} if nobody talks with them before. Choose a day until then.", last]);
            return await ShowAgainAsync();
        }
        var input = new NewSeries { Id = Input.Id, PartnerId = PartnerId, Rhythm = Input.Rhythm, Days = days, AtTime = Input.AtTime, Purpose = Input.Purpose!.Trim(), Screened = screened };
        if (!await series.PlanAsync(input, Act(PartnerAccess.OwnPurpose))) return await SavedBeforeAsync();
        var planned = Words.Count(days.Count, "One talk is planned.", "{0} talks are planned.");
        return Done($"~/Partnerships/Touchpoints/Series/{Input.Id}", days.Count == wanted.Count ? planned : $"{planned} {Words["Their record runs out on {0:MMMM d, yyyy} if nobody talks with them before, so the series ends there.", last]}");
    }

    /// <summary>Nothing is planned beyond the day on which the record runs out if nobody talks until then.</summary>
    private async Task<DateOnly> LastDayAsync()
    {
        var months = (await relationships.SettingsAsync()).RetentionMonths;
        var tie = await relationships.FindAsync(PartnerId);
        return Agency.DayOf(tie?.LastContactAt ?? tie?.StartedAt ?? time.Instant()).AddMonths(months);
    }

    private Task<IActionResult> SavedBeforeAsync()
    {
        ModelState.AddModelError("", Words["This form was saved before, in other words, and those stand. What you typed now was not saved and is still here: copy it, and plan it as a talk of its own."]);
        return ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override Task<bool> LoadAsync() => FindOwnAsync(PartnerId);
}

public sealed class PlanInput
{
    public Guid Id { get; set; }
    public DateOnly? On { get; set; }
    public TimeOnly? AtTime { get; set; }
    public string? Purpose { get; set; }
    public Rhythm Rhythm { get; set; }
    public int? Times { get; set; }
    public DateOnly? UntilOn { get; set; }

    /// <summary>The days of the series, one more than allowed where it would be longer.</summary>
    public IReadOnlyList<DateOnly> Days()
    {
        var days = SeriesDays.From(On!.Value, Rhythm);
        return [.. Times is { } times ? days.Take(times) : days.TakeWhile(d => d <= UntilOn).Take(SeriesDays.Most + 1)];
    }
}

public sealed class PlanInputRules : AbstractValidator<PlanInput>
{
    public PlanInputRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.On).NotNull().WithMessage("Choose a day.")
            .GreaterThanOrEqualTo(today).WithMessage("That day has passed. If you talked then, log it instead.")
            .LessThanOrEqualTo(today.AddYears(1)).WithMessage("Choose a day within a year.");
        RuleFor(i => i.Purpose).NotEmpty().WithMessage("Say in a few words what it will be about.")
            .MaximumLength(Touchpoint.PurposeMaxLength).WithMessage("Say it in at most 200 characters.");
        RuleFor(i => i.Rhythm).IsInEnum().WithMessage("Choose from the list.");
        When(i => i.Rhythm != Rhythm.Once && i.On is not null && Enum.IsDefined(i.Rhythm), () =>
        {
            RuleFor(i => i.Times).NotNull().When(i => i.UntilOn is null).WithMessage("Say how many times, or until which day.");
            RuleFor(i => i.Times).Null().When(i => i.UntilOn is not null).WithMessage("Say how many times or until which day, not both.");
            RuleFor(i => i.Times).InclusiveBetween(2, SeriesDays.Most).WithMessage("A series has from 2 to 26 talks.");
            RuleFor(i => i.UntilOn).GreaterThan(i => i.On).WithMessage("The last day lies before the second talk. Choose a later one.");
            RuleFor(i => i.UntilOn).Must((input, _) => input.Days().Count <= SeriesDays.Most).When(i => i.UntilOn is not null && i.Times is null).WithMessage("That makes more than 26 talks. Choose an earlier last day.");
        });
    }
}
