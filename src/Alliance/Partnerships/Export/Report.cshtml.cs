using Alliance.Partnerships.Team;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Export;

/// <summary>The monthly report's figures as CSV: a line a figure.</summary>
[Authorize(Policy = PartnershipPolicies.Lead)]
public sealed class ReportModel(MonthlyReports reports, ExportDesk desk, TimeProvider time) : RoomPage
{
    private static readonly IReadOnlyList<string> Heads = ["month", "figure", "area", "value"];

    public async Task<IActionResult> OnGetAsync(string? month)
    {
        var wanted = Team.ReportModel.Wanted(month, Agency.DayOf(time.Instant()));
        var report = await reports.OfAsync(wanted);
        return await desk.ReleaseAsync(new Download(DownloadFormat.Csv, $"partnerships-{wanted}", Heads, Figures(report).ToAsyncEnumerable()),
            PartnershipEvents.AggregatesExported, new { report = wanted.ToString() }, Act("Exporting the monthly report"));
    }

    private IEnumerable<object?[]> Figures(MonthlyReport report)
    {
        object?[] Figure(string name, string? area, double value) => [report.Month.ToString(), name, area, value];
        foreach (var area in report.Areas)
        {
            var name = area.Name ?? Words["In no area yet"].Value;
            yield return Figure("talks", name, area.Talks);
            yield return Figure("minutes", name, area.Minutes);
            yield return Figure("organizations listed", name, area.Known.Total);
            yield return Figure("organizations known at the beginning", name, area.KnownBefore);
            yield return Figure(report.IsRunning ? "organizations known today" : "organizations known at the end", name, area.Known.Known);
        }
        foreach (var (side, tally) in new[] { ("ours", report.Ours), ("theirs", report.Theirs) })
        {
            yield return Figure($"promises due, {side}", null, tally.Due);
            yield return Figure($"promises kept, {side}", null, tally.Kept);
            yield return Figure($"promises not kept, {side}", null, tally.Broken);
            yield return Figure($"promises still open, {side}", null, tally.Open);
        }
        yield return Figure("strained relationships repaired", null, report.Solved.Repaired);
        yield return Figure("partners met for the first time", null, report.Solved.FirstMeetings);
        yield return Figure("promises kept after their day", null, report.Solved.KeptLate);
    }
}
