using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Problems;

/// <summary>The problem on two printed pages: for a meeting, a wall, or whoever takes it over.</summary>
[Authorize(Policy = ProblemPolicies.Look)]
public sealed class SummaryModel(ProblemReader reader, ScreeningDesk screening, TimeProvider time) : ProblemPage(reader, screening, time)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync();
        return Page();
    }
}
