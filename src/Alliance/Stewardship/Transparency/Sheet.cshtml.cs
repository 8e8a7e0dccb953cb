using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Stewardship.Transparency;

/// <summary>The same report as a file: a line a figure. It is public as it is, so nobody is asked who takes it.</summary>
[AllowAnonymous]
public sealed class SheetModel(TransparencyReports reports, AgencyScope scope) : RoomPage
{
    private static readonly IReadOnlyList<string> Heads = ["quarter", "table", "line", "value"];

    public async Task<IActionResult> OnGetAsync(string quarter)
    {
        if (scope.Agency is null || Quarter.Parse(quarter) is not { } wanted || await reports.FindAsync(wanted) is not { } report) return NotFound();
        return new Download(DownloadFormat.Csv, $"transparency-{wanted}", Heads, Lines(wanted, report).ToAsyncEnumerable());
    }

    private static IEnumerable<object?[]> Lines(Quarter quarter, TransparencyReport report)
    {
        object Shown(int? value) => value is { } count ? count : "held back";
        foreach (var table in report.ReadTables())
        {
            foreach (var line in table.Lines) yield return [quarter.ToString(), table.Name, line.Label, Shown(line.Value)];
            if (table.HasTotal) yield return [quarter.ToString(), table.Name, "total", Shown(table.Total)];
        }
        yield return [quarter.ToString(), "signed head of the audit chain", "sequence", report.HeadSequence?.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        yield return [quarter.ToString(), "signed head of the audit chain", "hash", report.HeadHash];
    }
}
