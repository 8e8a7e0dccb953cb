using System.Globalization;
using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems.Incidents;

/// <summary>What is counted, by month; and which files it came from.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(AllianceContext db, IncidentReading reading) : RoomPage
{
    private const int ImportsShown = 25, MonthsShown = 36;

    [BindProperty(SupportsGet = true)] public Guid? Area { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Category { get; set; }

    public bool MayBringIn => User.MayTendRegister();
    public IReadOnlyList<Named> Areas { get; private set; } = [];
    public IReadOnlyList<Named> Categories { get; private set; } = [];
    public IReadOnlyList<ListedImport> Imports { get; private set; } = [];
    public IReadOnlyList<(DateOnly From, DateOnly Until)> Covered { get; private set; } = [];
    public IReadOnlyList<MonthPoint> Points { get; private set; } = [];
    public string Heading { get; private set; } = "";

    /// <summary>The counted days in words.</summary>
    public string? Stretches => Covered.Count == 0 ? null : string.Join("; ", Covered.Select(c => Words["{0} to {1}", Day(c.From), Day(c.Until)].Value));

    public async Task<IActionResult> OnGetAsync()
    {
        Areas = await db.Set<Area>().OrderBy(a => a.Kind).ThenBy(a => a.SortName).Select(a => new Named(a.Id, a.Name)).ToListAsync();
        Categories = await db.Set<IncidentCategory>().OrderBy(c => c.SortName).Select(c => new Named(c.Id, c.Name)).ToListAsync();
        Imports = await (
            from import in db.Set<IncidentImport>()
            join account in db.Users on import.ById equals (Guid?)account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby import.StartedAt descending
            select new ListedImport(import.Id, import.FileName, import.State, import.StartedAt, import.From, import.Until, import.Rows, account == null ? null : account.DisplayName)).Take(ImportsShown).ToListAsync();
        Covered = await reading.CoveredAsync();
        if (Covered.Count > 0) await DrawAsync();
        return Page();
    }

    private async Task DrawAsync()
    {
        var (area, category) = (Areas.FirstOrDefault(a => a.Id == Area), Categories.FirstOrDefault(c => c.Id == Category));
        var until = Covered[^1].Until;
        var earliest = new DateOnly(until.Year, until.Month, 1).AddMonths(1 - MonthsShown);
        var from = Covered[0].From > earliest ? Covered[0].From : earliest;
        var byDay = await reading.ByDayAsync(new IncidentQuestion { AreaIds = area is null ? [.. Areas.Select(a => a.Id)] : [area.Id], CategoryIds = category is null ? [] : [category.Id], From = from, Until = until });
        Points = MonthPoint.Of(byDay, from, until);
        Heading = Words["{0}, {1}, by month", category?.Name ?? Words["All categories"].Value, area?.Name ?? Words["all neighborhoods"].Value];
    }

    private static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.CurrentCulture);
}

public sealed record Named(Guid Id, string Name);

/// <param name="By">Null for the command line.</param>
public sealed record ListedImport(Guid Id, string FileName, IncidentImportState State, DateTime StartedAt, DateOnly? From, DateOnly? Until, int Rows, string? By);
