using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Stewardship.Transparency;

/// <summary>One quarter's report as it was published; for anybody.</summary>
[AllowAnonymous]
public sealed class OneModel(TransparencyReports reports, AgencyScope scope) : RoomPage
{
    public TransparencyReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string quarter)
    {
        if (scope.Agency is null || Transparency.Quarter.Parse(quarter) is not { } wanted || await reports.FindAsync(wanted) is not { } found) return NotFound();
        Report = found;
        return Page();
    }
}
