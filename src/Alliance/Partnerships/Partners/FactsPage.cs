using Alliance.Partnerships.Areas;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>A form with an organisation's facts, to add it or to correct them.</summary>
public abstract class FactsPage(AllianceContext db, ScreeningDesk screening) : PartnerPage(db, screening)
{
    [BindProperty]
    public PartnerInput Input { get; set; } = new();

    public IReadOnlyList<AreaChoice> Areas { get; private set; } = [];

    protected async Task LoadAreasAsync() =>
        Areas = await Db.Set<Area>().OrderBy(a => a.Kind).ThenBy(a => a.SortName).Select(a => new AreaChoice(a.Id, a.Name, a.Kind)).ToListAsync();

    /// <summary>Checks the facts. A name is that of an organisation and may say "Islamic" or "Youth"; the free words beside it may not.</summary>
    protected async Task<ScreenedAnyway?> CheckFactsAsync()
    {
        Check(new PartnerInputRules([.. Areas.Select(a => a.Id)]), Input);
        return Input.IsNeighbor ? null : await ScreenAsync(Input.Id, Input.LineOfBusiness);
    }

    protected PartnerFacts Facts() => Input.ToFacts(Words["A neighbor in {0}", AreaName(Input.AreaId) ?? ""]);

    protected string? AreaName(Guid? id) => Areas.FirstOrDefault(a => a.Id == id)?.Name;
}

public sealed record AreaChoice(Guid Id, string Name, AreaKind Kind);
