using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Observed;

/// <summary>Fills in one's sheet of an observation.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class SheetModel(AllianceContext db, ObservationReading reading, ObservationService observations, TimeProvider time) : ScreenedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>By the item's code.</summary>
    [BindProperty(Name = nameof(Marks))]
    public Dictionary<string, int?> Marks { get; set; } = [];

    [BindProperty]
    public string? Strength { get; set; }

    [BindProperty]
    public string? TryNext { get; set; }

    public Observed Observed { get; private set; } = null!;
    public ObservationSheet Sheet { get; private set; } = null!;
    public IReadOnlyList<ChecklistItem> Items => Sheet.By == SheetBy.Partner ? Checklist.Listening : Checklist.Items;

    public async Task<IActionResult> OnGetAsync() => !await LoadAsync() ? NotFound() : Sheet.HandedInAt is null ? Page() : Redirect($"~/Training/Observations/{Id}");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Observed.Observation.On > Agency.DayOf(time.Instant())) ModelState.AddModelError("", Words["This is still to come. Fill the sheet in on its day."]);
        foreach (var item in Items.Where(i => Marks.GetValueOrDefault(i.Code) is not { } mark || mark < Checklist.NoOccasion || mark > Checklist.Highest))
            ModelState.AddModelError($"Marks[{item.Code}]", Words["Choose a mark, or “No occasion”."]);
        foreach (var (field, words) in new[] { (nameof(Strength), Strength), (nameof(TryNext), TryNext) })
            if (words?.Length > ObservationSheet.WordsMaxLength) ModelState.AddModelError(field, Words["Say it in at most 400 characters."]);
        var screened = await ScreenAsync(Guid.Empty, Strength, TryNext);
        MustNameNobody(nameof(Strength));
        if (!ModelState.IsValid)
        {
            if (ModelState[""] is not { Errors.Count: > 0 }) ModelState.AddModelError("", Words["Not handed in yet. What is missing is marked below."]);
            return await ShowAgainAsync();
        }
        var action = Act(TrainingEvents.Purpose);
        TellSteward(nameof(ObservationSheet), Sheet.Id, screened, action);
        var filled = new FilledSheet(Items.ToDictionary(i => i.Code, i => Marks[i.Code]!.Value), Tidy(Strength), Tidy(TryNext));
        return Done($"~/Training/Observations/{Id}", await observations.HandInAsync(Sheet, filled, action) ? Words["Handed in. Thank you."] : Words["You had handed it in before; that one counts."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        if (await db.Set<ObservationSheet>().FirstOrDefaultAsync(s => s.ObservationId == Id && s.AccountId == me) is not { } sheet || await reading.FindAsync(Id, me, false) is not { } observed) return false;
        (Sheet, Observed) = (sheet, observed);
        return true;
    }

    private static string? Tidy(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
