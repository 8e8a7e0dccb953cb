using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>Which squads or areas take part.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class UnitsModel(AllianceContext db, UnitService service, StudyReader reader, TimeProvider time) : StudyPage(db, time)
{
    [BindProperty]
    public List<UnitInput> Units { get; set; } = [];

    public IReadOnlyList<StudyUnit> Chosen { get; private set; } = [];

    /// <summary>All squads or areas there are, with how many are in each.</summary>
    public IReadOnlyList<Place> Places { get; private set; } = [];

    public override bool IsOpen => base.IsOpen && Draw is null;

    public override async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Units = [.. Places.Select(p => Chosen.FirstOrDefault(u => (u.SquadId ?? u.AreaId) == p.Id) is { } unit
            ? new UnitInput { Place = p.Id, IsChosen = true, Stratum = unit.Stratum, IsTrained = unit.Wave != 0 }
            : new UnitInput { Place = p.Id, IsTrained = true })];
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var screened = await ScreenAsync(Guid.Empty, [.. Units.Select(u => u.Stratum)]);
        if (Units.Exists(u => u.Stratum?.Trim().Length > StudyUnit.StratumMaxLength)) ModelState.AddModelError("", Words["Call a group of alike units by at most 40 characters."]);
        var chosen = Units.Where(u => u.IsChosen).DistinctBy(u => u.Place).Join(Places, u => u.Place, p => p.Id, (u, p) => new ChosenUnit(p.Id, p.Name, p.Size, string.IsNullOrWhiteSpace(u.Stratum) ? null : u.Stratum.Trim(), u.IsTrained)).ToList();
        if (chosen.Count < Study.Design.LeastUnits()) ModelState.AddModelError("", Words[Study.Design == StudyDesign.PrePost ? "Choose at least one." : "Choose at least two: something has to be compared."]);
        if (Study.Design.AsksWhoIsCompared() && chosen.Count > 1 && (chosen.TrueForAll(c => c.IsTrained) || chosen.TrueForAll(c => !c.IsTrained))) ModelState.AddModelError("", Words["Some units are trained and some are compared: there must be at least one of each."]);
        if (chosen.Exists(c => c.Stratum is null) && chosen.Exists(c => c.Stratum is not null)) ModelState.AddModelError("", Words["Either every unit stands in a group of alike ones, or none does."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Acting;
        TellSteward(nameof(Study), Id, screened, action);
        return await DoneOrAgainAsync(await service.ChooseAsync(Id, chosen, action), Words["Saved."]);
    }

    public UnitInput Of(Place place) => Units.Find(u => u.Place == place.Id) ?? new UnitInput { Place = place.Id };

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Chosen = await reader.UnitsOfAsync(Id);
        var today = Today;
        Places = Study.UnitKind == StudyUnitKind.Squad
            ? await Db.Set<Squad>().Where(s => s.DissolvedAt == null).OrderBy(s => s.SortName).Select(s => new Place(s.Id, s.Name, Db.Set<SquadMember>().Count(m => m.SquadId == s.Id && m.FromOn <= today && (m.UntilOn == null || m.UntilOn > today)))).ToListAsync()
            : await Db.Set<Area>().OrderBy(a => a.SortName).ThenBy(a => a.Id).Select(a => new Place(a.Id, a.Name, Db.Set<Partner>().Count(p => p.AreaId == a.Id))).ToListAsync();
        return true;
    }
}

public sealed record Place(Guid Id, string Name, int Size);

public sealed class UnitInput
{
    public Guid Place { get; set; }
    public bool IsChosen { get; set; }
    public string? Stratum { get; set; }
    public bool IsTrained { get; set; }
}
