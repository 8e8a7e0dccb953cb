using System.Globalization;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Curriculum;

/// <summary>What one answered in a check, and why it was or was not the best.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class AnsweredModel(AllianceContext db, TimeProvider time) : TrainingPage(time)
{
    public CheckTaken Taken { get; private set; } = null!;
    public ModuleVersion Module { get; private set; } = null!;
    public KnowledgeCheck Check { get; private set; } = null!;
    public IReadOnlyList<int> Chosen { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var me = User.AccountId();
        if (await db.Set<CheckTaken>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.AccountId == me) is not { } taken) return NotFound();
        Taken = taken;
        Module = await db.Set<ModuleVersion>().AsNoTracking().SingleAsync(m => m.Id == taken.ModuleVersionId);
        Check = KnowledgeCheck.Read(Module.Check);
        Chosen = [.. taken.Answers.Split(',').Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        return Page();
    }
}
