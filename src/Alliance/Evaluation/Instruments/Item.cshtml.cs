using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Instruments;

/// <summary>Adds a question to a draft, or changes one.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class ItemModel(AllianceContext db, InstrumentService instruments, TimeProvider time) : DraftPage(db, instruments, time)
{
    /// <summary>Of the question that is changed; null for a new one.</summary>
    [FromRoute]
    public string? Key { get; set; }

    [BindProperty] public ItemInput Input { get; set; } = new();

    /// <summary>Whether to go on to the next new question.</summary>
    [BindProperty] public bool Another { get; set; }

    /// <summary>Questions that this one can hang on.</summary>
    public IReadOnlyList<InstrumentItem> Earlier => [.. Instrument.Items.TakeWhile(i => i.Key != Key).Where(i => i.Kind is ItemKind.Rating or ItemKind.Choice)];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Row.PublishedAt is not null) return Published();
        Seen = Row.Version;
        if (Key is null) Input = ItemInput.Next(Instrument);
        else if (Instrument.Items.FirstOrDefault(i => i.Key == Key) is { } there) Input = ItemInput.Of(there);
        else return Done($"~/Evaluation/Instruments/{Id}", Words["That question is no longer there."]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        var item = Input.ToItem((field, sentence) => ModelState.AddModelError($"Input.{field}", Words[sentence]));
        if (ModelState.IsValid && Instrument.Items.Any(i => i.Key == item.Key && i.Key != Key)) ModelState.AddModelError("Input.Key", Words["Another question has this name. Choose another."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var changed = Instrument.WithItem(Key, item);
        foreach (var problem in InstrumentCheck.Of(changed).Where(p => p.Item == item.Key && !p.IsWarning)) ModelState.AddModelError("", Words[problem.Sentence, problem.With]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var saved = await SaveAsync(changed, Words["Saved."]);
        return Another && saved is RedirectResult ? Done($"~/Evaluation/Instruments/{Id}/Item", Words["Saved. The next one:"]) : saved;
    }
}
