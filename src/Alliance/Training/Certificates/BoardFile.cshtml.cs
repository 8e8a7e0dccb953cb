using System.Globalization;
using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Certificates;

/// <summary>The certificates of a span of time as a file for the state's training board.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class BoardFileModel(AllianceContext db, ExportDesk desk, TimeProvider time) : TrainingPage(time)
{
    private static readonly IReadOnlyList<string> Heads = ["agency", "name", "kind", "course", "hours", "firstDay", "lastDay", "issued", "expires", "withdrawn", "code"];

    public async Task<IActionResult> OnGetAsync(DateOnly? from, DateOnly? until)
    {
        if (!ModelState.IsValid || from is not { } first || until is not { } last || first > last) return Done("~/Training/Board", Words["Choose a first day and a later last one. No file was made."]);
        return await desk.ReleaseAsync(new Download(DownloadFormat.Csv, $"certificates-{first:yyyy-MM-dd}-{last:yyyy-MM-dd}", Heads, RowsAsync(first, last)), TrainingEvents.BoardExported, new { from = first, until = last }, Act("Reporting certificates to the training board"));
    }

    private async IAsyncEnumerable<object?[]> RowsAsync(DateOnly from, DateOnly until)
    {
        var rows = await db.Set<Certificate>().AsNoTracking().Where(c => c.IssuedOn >= from && c.IssuedOn <= until).OrderBy(c => c.IssuedOn).ThenBy(c => c.Name).ThenBy(c => c.Id).ToListAsync();
        foreach (var c in rows)
        {
            yield return
            [
                Agency.Name, c.Name, c.Kind.ToString(), c.Course, (c.Minutes / 60.0).ToString("0.0", CultureInfo.InvariantCulture), Day(c.FirstDay), Day(c.LastDay), Day(c.IssuedOn), Day(c.ExpiresOn),
                c.WithdrawnAt is { } at ? Day(Agency.DayOf(at)) : null, c.PrintedCode,
            ];
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
