using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Curriculum;

/// <summary>One module, as it is taught now.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class ModuleModel(AllianceContext db, ModuleShelf shelf, MyLearning learning, ModuleService modules, TimeProvider time) : TrainingPage(time)
{
    [FromRoute]
    public string Key { get; set; } = "";

    public TaughtModule Taught { get; private set; } = null!;
    public ModuleStanding? Mine { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Versions { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await modules.ReadAsync(Key, Act(TrainingEvents.Purpose));
        return Done($"~/Training/Modules/{Key}", Words["Noted. The check shows what stayed with you."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await shelf.FindAsync(Key) is not { } taught) return false;
        Taught = taught;
        Mine = (await learning.OfAsync(User.AccountId())).GetValueOrDefault(Key);
        Versions = await db.Set<ModuleVersion>().CountAsync(m => m.Key == Key);
        return true;
    }
}
