using Alliance.Evaluation.Instruments;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Paper;

/// <summary>A wave's questionnaire as numbered sheets to print.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class PrintModel(AllianceContext db, InstrumentShelf shelf) : PaperPage(db, shelf)
{
    public const int Most = 200;
    private const int LastNumber = 9999;

    [BindProperty(SupportsGet = true)] public string? Language { get; set; }
    [BindProperty(SupportsGet = true)] public int From { get; set; } = 1;
    [BindProperty(SupportsGet = true)] public int Count { get; set; } = 1;
    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }

    public string InLanguage => InstrumentView.LanguageOf(Language);
    public int First => Math.Clamp(From, 1, LastNumber - Most);
    public int Sheets => Math.Clamp(Count, 1, Most);
    public string? UnitCode => Units.FirstOrDefault(u => u.Id == Unit)?.Code;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (From != First || Count != Sheets) ModelState.AddModelError("", Words["Choose a first number from 1 on, and at most {0} sheets at a time.", Most]);
        return Page();
    }
}
