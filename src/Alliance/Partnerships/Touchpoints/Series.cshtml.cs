using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Touchpoints;

/// <summary>A series of talks: each on its own line, and the rest called off from a day on.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class SeriesModel(AllianceContext db, SeriesService service, RelationshipService relationships, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public SeriesInput Input { get; set; } = new();

    public TouchpointSeries Series { get; private set; } = null!;
    public string About { get; private set; } = "";
    public IReadOnlyList<Touchpoint> Talks { get; private set; } = [];
    public DateOnly Today => Agency.DayOf(time.Instant());
    public bool IsAnyAhead => Talks.Any(t => t.IsOpen);

    private ILookup<Guid, Absence> absences = Enumerable.Empty<Absence>().ToLookup(a => a.AccountId);
    private Pause? pause;

    public bool IsInAbsence(Touchpoint talk) => talk.IsOpen && absences[talk.OfficerId].Any(a => a.FromOn <= talk.On && a.UntilOn >= talk.On);

    public bool IsInPause(Touchpoint talk) => talk.IsOpen && pause is not null && (pause.UntilOn is null || talk.On < pause.UntilOn);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new SeriesInput { FromOn = Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new SeriesInputRules(), Input);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var cut = await service.CutAsync(Series, Input.FromOn!.Value, Act(PartnerAccess.OwnPurpose));
        return Done($"~/Partnerships/Touchpoints/Series/{Id}", cut == 0 ? Words["Nothing was left to call off from that day on."] : Words.Count(cut, "One talk is called off.", "{0} talks are called off."));
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<TouchpointSeries>().SingleOrDefaultAsync(s => s.Id == Id) is not { } series || !await FindOwnAsync(series.PartnerId)) return false;
        Series = series;
        Talks = await Db.Set<Touchpoint>().AsNoTracking().Where(t => t.SeriesId == Id).OrderBy(t => t.On).ThenBy(t => t.Id).ToListAsync();
        About = Talks.Count == 0 ? "" : (await NamesIntoAsync())(Talks[^1].Purpose)!;
        absences = (await Db.AbsencesIn(Today, DateOnly.MaxValue).AsNoTracking().ToListAsync()).ToLookup(a => a.AccountId);
        pause = await relationships.FindAsync(series.PartnerId) is { } tie ? await relationships.OpenPauseAsync(tie) : null;
        return true;
    }
}

public sealed class SeriesInput
{
    public DateOnly? FromOn { get; set; }
}

public sealed class SeriesInputRules : AbstractValidator<SeriesInput>
{
    public SeriesInputRules() => RuleFor(i => i.FromOn).NotNull().WithMessage("Choose from which day on.");
}
