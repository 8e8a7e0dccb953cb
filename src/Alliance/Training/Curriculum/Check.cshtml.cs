using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Training.Curriculum;

/// <summary>Answers a module's knowledge check.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class CheckModel(ModuleShelf shelf, ModuleService modules, TimeProvider time) : TrainingPage(time)
{
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>Of the text that the questions came from.</summary>
    [BindProperty]
    public string? Sign { get; set; }

    /// <summary>The place of the answer chosen, by the question's. Named, so that where none was chosen no other field is taken for one.</summary>
    [BindProperty(Name = nameof(Answers))]
    public Dictionary<int, int?> Answers { get; set; } = [];

    public TaughtModule Taught { get; private set; } = null!;
    public KnowledgeCheck Check { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        (Id, Sign) = (NewKey(), ShippedCourse.SignOf(Taught.Text));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Sign != ShippedCourse.SignOf(Taught.Text))
        {
            // Its questions may have changed: answers to others would be counted wrongly.
            ModelState.Clear();
            (Sign, Answers) = (ShippedCourse.SignOf(Taught.Text), []);
            ModelState.AddModelError("", Words["This module was changed while you answered. These are its questions now; please answer them."]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        if (Id == Guid.Empty) ModelState.AddModelError("", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
        for (var q = 0; q < Check.Questions.Count; q++)
            if (Answers.GetValueOrDefault(q) is not { } chosen || chosen < 0 || chosen >= Check.Questions[q].Answers.Count) ModelState.AddModelError($"Answers[{q}]", Words["Choose what you would do."]);
        if (!ModelState.IsValid)
        {
            if (ModelState[""] is not { Errors.Count: > 0 }) ModelState.AddModelError("", Words["Some situations have no answer yet; they are marked below."]);
            return await ShowAgainAsync();
        }
        var action = Act(TrainingEvents.Purpose);
        var version = await modules.KeepAsync(Key, action);
        var taken = await modules.AnswerAsync(Id, version!, [.. Enumerable.Range(0, Check.Questions.Count).Select(q => Answers[q]!.Value)], action);
        return Redirect($"~/Training/Checks/{taken.Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await shelf.FindAsync(Key) is not { } taught) return false;
        (Taught, Check) = (taught, KnowledgeCheck.Read(taught.Text.Check));
        return true;
    }
}
