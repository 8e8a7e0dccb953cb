using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Curriculum;

/// <summary>A text of a module as it was.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class VersionModel(AllianceContext db, TimeProvider time) : TrainingPage(time)
{
    public ModuleVersion Kept { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Set<ModuleVersion>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id) is not { } kept) return NotFound();
        Kept = kept;
        return Page();
    }
}
