using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Team;

/// <summary>The month on one page, to be printed and laid before command.</summary>
[Authorize(Policy = PartnershipPolicies.Lead)]
public sealed class ReportModel(MonthlyReports reports, TimeProvider time) : RoomPage
{
    /// <summary>More rows would not stay on one printed page; the rest are summed up.</summary>
    public const int MostAreas = 26;

    public MonthlyReport Report { get; private set; } = null!;
    public IReadOnlyList<AreaOfReport> Areas { get; private set; } = [];
    public int AreasSummedUp { get; private set; }
    public DateOnly Today { get; private set; }

    /// <summary>The last whole month, unless one is named; a month to come shows the present one.</summary>
    public static Month Wanted(string? month, DateOnly today)
    {
        var current = Month.Of(today);
        var wanted = Month.Parse(month) ?? current.Previous;
        return wanted > current ? current : wanted;
    }

    public async Task<IActionResult> OnGetAsync(string? month)
    {
        Today = Agency.DayOf(time.Instant());
        Report = await reports.OfAsync(Wanted(month, Today));
        Areas = Report.Areas;
        if (Areas.Count > MostAreas) SumUp();
        return Page();
    }

    private void SumUp()
    {
        var kept = Report.Areas.OrderByDescending(a => a.Minutes).Take(MostAreas - 1).ToHashSet();
        var rest = Report.Areas.Where(a => !kept.Contains(a)).ToList();
        AreasSummedUp = rest.Count;
        var sum = new AreaOfReport(null, Words["{0} other areas", rest.Count], rest.Sum(a => a.Talks), rest.Sum(a => a.Minutes), Coverage.Sum(rest.Select(a => a.Known)), rest.Sum(a => a.KnownBefore));
        Areas = [.. Report.Areas.Where(kept.Contains), sum];
    }
}
