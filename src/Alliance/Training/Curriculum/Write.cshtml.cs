using System.Text.RegularExpressions;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Curriculum;

/// <summary>Writes the next version of a module, or the first of a new one.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed partial class WriteModel(AllianceContext db, ModuleShelf shelf, ModuleService modules, TimeProvider time) : TrainingPage(time)
{
    public static readonly IReadOnlyList<string> Known = ["Family Systems", "Motivational Interviewing", "Person-Centered", "Stages of Change", "Trauma-informed practice", "Maslow"];

    [FromRoute]
    public string? Key { get; set; }

    [BindProperty]
    public ModuleInput Input { get; set; } = new();

    /// <summary>What is changed; null for a new one.</summary>
    public TaughtModule? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Before is { } before) Input = ModuleInput.Of(before);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(new ModuleRules(), Input)) return await ShowAgainAsync();
        var key = Key ?? await NewKeyAsync(Input.Title!);
        var order = Before?.Text.Order ?? await NextOrderAsync();
        if (await modules.WriteAsync(Input.ToText(key, order), Input.After, Input.Why?.Trim() is { Length: > 0 } why ? why : null, Act(TrainingEvents.Purpose)) is not { } written)
        {
            ModelState.Remove("Input.After");
            Input.After = (await shelf.FindAsync(key))!.Number;
            ModelState.AddModelError("", Words["Somebody else saved a version while you wrote. Yours is still here: look at theirs in another window, then save again to make yours the next one."]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        return Done($"~/Training/Modules/{key}", Words["Saved as version {0}.", written.Number]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (Key is null) return true;
        Before = await shelf.FindAsync(Key);
        return Before is not null;
    }

    private async Task<int> NextOrderAsync() => (await shelf.AllAsync()).Max(m => m.Text.Order) + 1;

    /// <summary>From the title, with a number where it is taken.</summary>
    private async Task<string> NewKeyAsync(string title)
    {
        var slug = NotInKey().Replace(title.ToLowerInvariant(), "-").Trim('-');
        slug = slug.Length == 0 ? "module" : slug[..Math.Min(slug.Length, ModuleVersion.KeyMaxLength - 4)].Trim('-');
        var taken = (await db.Set<ModuleVersion>().Select(m => m.Key).ToListAsync()).Concat(ShippedCourse.Modules.Select(m => m.Key)).ToHashSet(StringComparer.Ordinal);
        var key = slug;
        for (var n = 2; taken.Contains(key); n++) key = $"{slug}-{n}";
        return key;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInKey();
}
