using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Problems.Incidents;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems.Measures;

/// <summary>Sets how before and after of a problem are compared, and shows it.</summary>
[Authorize(Policy = ProblemPolicies.Work)]
public sealed class SetModel(AllianceContext db, ProblemReader reader, MeasureReader measures, MeasureService service, IncidentReading incidents, ScreeningDesk screening, TimeProvider time) : ProblemPage(reader, screening, time)
{
    private const int OrganizationsShown = 60;

    [BindProperty] public MeasureInput Input { get; set; } = new();

    public MeasurePicture? Picture { get; private set; }
    public IReadOnlyList<Named> Categories { get; private set; } = [];
    public IReadOnlyList<ComparedPlace> Places { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync();
        Input = await measures.LatestAsync(Id) is { } set ? MeasureInput.Of(set) : await ProposedAsync();
        Input.Id = NewKey();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Input.Id == Guid.Empty) Input.Id = NewKey();
        Check();
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await service.SetAsync(new NewMeasure
        {
            Id = Input.Id,
            ProblemId = Id,
            Days = new(Input.BeforeFrom!.Value, Input.BeforeUntil!.Value, Input.AfterFrom!.Value, Input.AfterUntil!.Value),
            CategoryIds = [.. Input.Categories.Distinct()],
            Places = [.. Chosen().Select(c => (c.Role, c.Place.IsOrganization ? (Guid?)null : c.Place.Id, c.Place.IsOrganization ? c.Place.Id : (Guid?)null))],
        }, Act(ProblemEvents.Purpose));
        return Done($"~/Problems/{Id}/Measure", Words["Compared. It follows the counts from now on."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Categories = await db.Set<IncidentCategory>().OrderBy(c => c.SortName).Select(c => new Named(c.Id, c.Name)).ToListAsync();
        Places =
        [
            .. await db.Set<Area>().OrderBy(a => a.Kind).ThenBy(a => a.SortName).Select(a => new ComparedPlace(a.Id, a.Name, false, null)).ToListAsync(),
            .. await db.Set<Partner>().Where(p => db.Set<IncidentMonth>().Any(m => m.PartnerId == p.Id)).OrderBy(p => p.SortName).Take(OrganizationsShown).Select(p => new ComparedPlace(p.Id, p.Name, true, p.AreaId)).ToListAsync(),
        ];
        Picture = await measures.FindAsync(Id, HttpContext.RequestAborted);
        return true;
    }

    private IEnumerable<(MeasuredRole Role, ComparedPlace Place)> Chosen() =>
        from place in Places
        let role = Input.RoleOf(place.Id)
        where role is not null
        select (role.Value, place);

    /// <summary>The problem's own neighborhood, and the days that are counted.</summary>
    private async Task<MeasureInput> ProposedAsync()
    {
        var covered = await incidents.CoveredAsync(HttpContext.RequestAborted);
        var input = new MeasureInput { BeforeFrom = covered.Count > 0 ? covered[^1].From : null, AfterUntil = covered.Count > 0 ? covered[^1].Until : null };
        if (Story.Problem.AreaId is { } area) input.Roles[area] = nameof(MeasuredRole.Treated);
        return input;
    }

    private void Check()
    {
        void Refuse(string field, string sentence) => ModelState.AddModelError($"Input.{field}", Words[sentence]);
        if (Input.Categories.Count == 0 || Input.Categories.Exists(id => Categories.All(c => c.Id != id))) Refuse(nameof(Input.Categories), "Choose what is counted.");
        if (Input.BeforeFrom is null) Refuse(nameof(Input.BeforeFrom), "Choose the first day of before.");
        if (Input.BeforeUntil is null || Input.BeforeUntil < Input.BeforeFrom) Refuse(nameof(Input.BeforeUntil), "Choose the last day of before, not earlier than its first.");
        if (Input.AfterFrom is null || Input.AfterFrom <= Input.BeforeUntil) Refuse(nameof(Input.AfterFrom), "Choose the day of the response, later than the last day of before.");
        if (Input.AfterUntil is null || Input.AfterUntil < Input.AfterFrom) Refuse(nameof(Input.AfterUntil), "Choose the last day of after, not earlier than its first.");
        else if (Input.AfterUntil > Agency.DayOf(Now)) Refuse(nameof(Input.AfterUntil), "After cannot end in the future.");
        if (Input.BeforeFrom?.Year < 1970) Refuse(nameof(Input.BeforeFrom), "Choose a year from 1970 on.");
        CheckPlaces(sentence => Refuse(nameof(Input.Roles), sentence));
    }

    private void CheckPlaces(Action<string> refuse)
    {
        var chosen = Chosen().ToList();
        bool Has(MeasuredRole role) => chosen.Exists(c => c.Role == role);
        if (!Has(MeasuredRole.Treated)) refuse("Choose where the problem is.");
        if (Has(MeasuredRole.AroundTreated) != Has(MeasuredRole.AroundComparison)) refuse("Around it and its comparison belong together: choose both, or neither.");
        if (Has(MeasuredRole.AroundTreated) && !Has(MeasuredRole.Comparison)) refuse("To see whether it moved, choose first what the problem's own place is compared with.");
        if (chosen.Exists(c => c.Place.AreaId is { } area && chosen.Exists(other => other.Place.Id == area))) refuse("An organization lies in a neighborhood that is chosen too, and would count twice: choose one of them.");
    }
}

/// <param name="AreaId">Of an organization: the neighborhood it lies in.</param>
public sealed record ComparedPlace(Guid Id, string Name, bool IsOrganization, Guid? AreaId);

/// <summary>The form as typed.</summary>
public sealed class MeasureInput
{
    public Guid Id { get; set; }
    public DateOnly? BeforeFrom { get; set; }
    public DateOnly? BeforeUntil { get; set; }
    public DateOnly? AfterFrom { get; set; }
    public DateOnly? AfterUntil { get; set; }
    public List<Guid> Categories { get; set; } = [];

    /// <summary>By the key of a neighborhood or organization.</summary>
    public Dictionary<Guid, string?> Roles { get; set; } = [];

    public MeasuredRole? RoleOf(Guid place) => Enum.TryParse<MeasuredRole>(Roles.GetValueOrDefault(place), out var role) && Enum.IsDefined(role) ? role : null;

    public static MeasureInput Of((ProblemMeasure Measure, List<MeasuredPlace> Places, List<Guid> CategoryIds) set) => new()
    {
        BeforeFrom = set.Measure.BeforeFrom,
        BeforeUntil = set.Measure.BeforeUntil,
        AfterFrom = set.Measure.AfterFrom,
        AfterUntil = set.Measure.AfterUntil,
        Categories = set.CategoryIds,
        Roles = set.Places.Where(p => (p.AreaId ?? p.PartnerId) is not null).DistinctBy(p => p.AreaId ?? p.PartnerId).ToDictionary(p => (p.AreaId ?? p.PartnerId)!.Value, p => (string?)p.Role.ToString()),
    };
}
