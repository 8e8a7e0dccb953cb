using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Duplicates;

/// <summary>Two entries side by side: one, two, or not decided yet. Facts of the organisations only.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
public sealed class CompareModel(AllianceContext db, MergeService merges, ReadLog reads) : RoomPage
{
    private const string Purpose = "Comparing two entries of the register";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>Which of the two goes on under its own name.</summary>
    [BindProperty]
    public Guid Kept { get; set; }

    public string Reason { get; private set; } = "";
    public ComparedPartner First { get; private set; } = null!;
    public ComparedPartner Second { get; private set; } = null!;
    public IReadOnlyList<ComparedFact> Facts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } pair) return NotFound();
        if (pair.DecidedAt is not null || !await LoadAsync()) return Done("~/Partnerships/Duplicates", Words["That pair has been decided already."]);
        (Version, Kept) = (pair.Version, First.Id);
        await reads.RecordAsync(Act(Purpose), PartnershipEvents.PartnerOpened, nameof(Partner), [First.Id], HttpContext.RequestAborted);
        await reads.RecordAsync(Act(Purpose), PartnershipEvents.PartnerOpened, nameof(Partner), [Second.Id], HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostOneAsync()
    {
        if (await FindAsync() is not { } pair) return NotFound();
        if (Kept != pair.FirstId && Kept != pair.SecondId) ModelState.AddModelError("Kept", Words["Choose which name goes on."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (await merges.JoinAsync(pair, Version, Kept, Act(Purpose)) is not { } problem) return Done("~/Partnerships/Duplicates", Words["They are one now. You can take them apart again below."]);
        ModelState.AddModelError("", Words.Say(problem));
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostTwoAsync()
    {
        if (await FindAsync() is not { } pair) return NotFound();
        await merges.KeepApartAsync(pair, Version, Act(Purpose));
        return Done("~/Partnerships/Duplicates", Words["Two places. This will not be asked again."]);
    }

    private Task<PossibleDuplicate?> FindAsync() => db.Set<PossibleDuplicate>().SingleOrDefaultAsync(d => d.Id == Id);

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<PossibleDuplicate>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id) is not { } pair) return false;
        var both = await ComparedAsync(pair.FirstId, pair.SecondId);
        if (both.Count < 2) return false;
        (First, Second, Reason) = (both.Single(p => p.Id == pair.FirstId), both.Single(p => p.Id == pair.SecondId), pair.Reason);
        Facts = FactsOf();
        return true;
    }

    private Task<List<ComparedPartner>> ComparedAsync(Guid first, Guid second) => (
        from partner in db.Set<Partner>()
        where partner.Id == first || partner.Id == second
        join area in db.Set<Area>() on partner.AreaId equals (Guid?)area.Id into areas
        from area in areas.DefaultIfEmpty()
        join relationship in db.Set<Relationship>().Where(r => r.EndedAt == null) on partner.Id equals relationship.PartnerId into relationships
        from relationship in relationships.DefaultIfEmpty()
        join owner in db.Users on relationship.OwnerId equals owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new ComparedPartner(partner.Id, partner.Name, partner.OtherName, partner.Kind, partner.LineOfBusiness, partner.Street, partner.City, partner.PostalCode, partner.Telephone, partner.RoleEmail, partner.Website,
            partner.RegisterNumber, area == null ? null : area.Name, owner == null ? null : owner.DisplayName, db.Set<Engagement>().Count(e => e.PartnerId == partner.Id))).ToListAsync();

    private List<ComparedFact> FactsOf() =>
    [
        Fact("Name", p => p.Name), Fact("Also known as", p => p.OtherName), Fact("Kind", p => Words.Of(p.Kind)), Fact("Line of business", p => p.LineOfBusiness),
        Fact("Address", p => p.Street), Fact("City", p => p.City), Fact("Postal code", p => p.PostalCode), Fact("Area", p => p.Area), Fact("Telephone", p => p.Telephone),
        Fact("Role mailbox", p => p.RoleEmail), Fact("Website", p => p.Website), Fact("Number in the register", p => p.RegisterNumber), Fact("Owner of the relationship", p => p.Owner),
        Fact("Talks logged", p => p.Talks == 0 ? null : Words["{0:N0}", p.Talks].Value),
    ];

    private ComparedFact Fact(string label, Func<ComparedPartner, string?> of) => new(Words[label], of(First), of(Second));
}

public sealed record ComparedPartner(Guid Id, string Name, string? OtherName, PartnerKind Kind, string? LineOfBusiness, string? Street, string? City, string? PostalCode, string? Telephone, string? RoleEmail, string? Website,
    string? RegisterNumber, string? Area, string? Owner, int Talks);

public sealed record ComparedFact(string Label, string? First, string? Second)
{
    public bool IsKnown => First is not null || Second is not null;
    public bool Differs => !string.Equals(First, Second, StringComparison.Ordinal);
}
