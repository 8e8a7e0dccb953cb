using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Stewardship.Transparency;

/// <summary>The newest report, and the way to the others; for anybody.</summary>
[AllowAnonymous]
public sealed class IndexModel(TransparencyReports reports, AgencyScope scope) : RoomPage
{
    public IReadOnlyList<TransparencyReport> Reports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        // Where several agencies share a server, the address says whose report is meant.
        if (scope.Agency is null) return NotFound();
        Reports = await reports.ListAsync();
        return Page();
    }
}
