using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>
/// The directory of organisations: searched by name, narrowed by filters, a page at a time. It shows no person's name but those of
/// the reader's own relationships, where one was searched for.
/// </summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(AllianceContext db, ReadLog reads, TimeProvider time) : RoomPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public DirectoryFilter Filter { get; set; } = new();

    public DateOnly Today { get; private set; }
    public IReadOnlyList<ListedPartner> Partners { get; private set; } = [];
    public IReadOnlyList<OwnPerson> People { get; private set; } = [];
    public ListedPartner? NextAfter { get; private set; }
    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> Officers { get; private set; } = [];
    public string? Counted { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadListAsync();
        await RecordAsync();
        return Page();
    }

    private async Task LoadListAsync()
    {
        await using var open = await db.KeepOpenAsync(HttpContext.RequestAborted);
        Today = Agency.DayOf(time.Instant());
        var query = new DirectoryQuery(db, Filter, User.AccountId(), Today);
        var found = await query.PageAsync(HttpContext.RequestAborted);
        var page = found.Count > DirectoryQuery.PageSize ? found[..DirectoryQuery.PageSize] : found;
        NextAfter = found.Count > DirectoryQuery.PageSize ? page[^1] : null;
        // Two words of one name may begin alike.
        Partners = [.. page.DistinctBy(p => p.Id)];
        if (Filter is { Q: { } typed, After: null } && User.ActingRole() == Role.Officer) People = await new OwnPeople(db, User.AccountId()).FindAsync(typed, HttpContext.RequestAborted);
        Counted = await CountedAsync(query);
        Areas = await db.Set<Area>().OrderBy(a => a.Kind).ThenBy(a => a.SortName).Select(a => new Choice(a.Id, a.Name)).ToListAsync();
        Officers = await db.OfficersAsync();
    }

    /// <summary>A list of one's own relationships is a reading of them; a list of organizations is none.</summary>
    private async Task RecordAsync()
    {
        var shown = People.Select(p => p.PartnerId).Concat(Filter.Mine ? Partners.Select(p => p.Id) : []).Distinct().ToList();
        if (shown.Count > 0) await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
    }

    /// <summary>The address of this list from one entry on, or from its beginning.</summary>
    public string Link(ListedPartner? after)
    {
        var query = new Dictionary<string, string?>
        {
            ["Q"] = Filter.Q,
            ["Kind"] = Filter.Kind?.ToString(),
            ["Area"] = Filter.Area?.ToString(),
            ["Phase"] = Filter.Phase?.ToString(),
            ["Owner"] = Filter.Owner?.ToString(),
            ["Overdue"] = Filter.Overdue ? "true" : null,
            ["Mine"] = Filter.Mine ? "true" : null,
            ["Met"] = Filter.Met,
            ["Unknown"] = Filter.Unknown ? "true" : null,
            ["After"] = after?.SortName,
            ["AfterId"] = after?.Id.ToString(),
            ["AfterWord"] = after?.Word,
        };
        return QueryHelpers.AddQueryString(Url.Content("~/Partnerships/Partners"), query.Where(q => q.Value is not null));
    }

    /// <summary>An exact count where it is small; beyond that the number helps nobody and counting takes longer than the page.</summary>
    private async Task<string?> CountedAsync(DirectoryQuery query)
    {
        if (NextAfter is null && Filter.After is null) return Words.Count(Partners.Count, "1 partner", "{0} partners");
        if (Filter.After is not null) return null;
        var count = await query.CountUpToAsync(DirectoryQuery.CountedUpTo + 1, HttpContext.RequestAborted);
        return count > DirectoryQuery.CountedUpTo ? Words["More than {0:N0} partners", DirectoryQuery.CountedUpTo] : Words["{0:N0} partners", count];
    }
}

public sealed record Choice(Guid Id, string Name);

/// <param name="Owner">The officer's name; partners' people are never listed.</param>
public sealed record ListedPartner(Guid Id, string Name, string SortName, string? Word, PartnerKind Kind, string? Street, string? Area, Phase? Phase, DateOnly? DueOn, string? Owner)
{
    /// <summary>Nobody tends it now; somebody did.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Nobody tends it, and yet somebody talked with them.</summary>
    public bool HasMet { get; init; }

    public bool AskedForPeace { get; init; }
}

/// <summary>What the reader asked for. Every part is a closed choice or a name; nothing here finds a person.</summary>
public sealed class DirectoryFilter
{
    public string? Q { get; set; }
    public PartnerKind? Kind { get; set; }
    public Guid? Area { get; set; }
    public Phase? Phase { get; set; }
    public Guid? Owner { get; set; }
    public bool Overdue { get; set; }
    public bool Mine { get; set; }

    /// <summary>"never": nobody has met them.</summary>
    public string? Met { get; set; }

    /// <summary>Known to nobody as the team's table counts it: an organization that may be approached, and nobody in a relationship has met.</summary>
    public bool Unknown { get; set; }

    /// <summary>The last entry of the page before, as its sort name, id and the word it was found by.</summary>
    public string? After { get; set; }
    public Guid? AfterId { get; set; }
    public string? AfterWord { get; set; }

    public bool NeverMet => string.Equals(Met, "never", StringComparison.OrdinalIgnoreCase);

    public int ActiveCount => new[] { Kind is not null, Area is not null, Phase is not null, Owner is not null, Overdue, Mine, NeverMet, Unknown }.Count(on => on);
}
