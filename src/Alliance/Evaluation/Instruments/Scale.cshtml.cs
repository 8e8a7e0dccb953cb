using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Instruments;

/// <summary>Adds a scale to a draft, or changes one.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class ScaleModel(AllianceContext db, InstrumentService instruments, TimeProvider time) : DraftPage(db, instruments, time)
{
    /// <summary>Of the scale that is changed; null for a new one.</summary>
    [FromRoute]
    public string? Key { get; set; }

    [BindProperty] public ScaleInput Input { get; set; } = new();

    public IReadOnlyList<InstrumentItem> Ratings => [.. Instrument.Items.Where(i => i.Kind == ItemKind.Rating)];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Row.PublishedAt is not null) return Published();
        Seen = Row.Version;
        if (Key is null) return Page();
        if (Instrument.Scales.FirstOrDefault(s => s.Key == Key) is not { } there) return Done($"~/Evaluation/Instruments/{Id}", Words["That scale is no longer there."]);
        Input = new ScaleInput { En = there.Title.En, Es = there.Title.Es, Items = [.. there.Items], Scoring = there.Scoring, Least = there.Least };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (string.IsNullOrWhiteSpace(Input.En)) ModelState.AddModelError("Input.En", Words["Say what it measures."]);
        if (Input.Items.Count == 0) ModelState.AddModelError("Input.Items", Words["Choose at least one question."]);
        if (Input.Scoring is not { } scoring || !Enum.IsDefined(scoring)) ModelState.AddModelError("Input.Scoring", Words["Choose how the answers make a score."]);
        if (Input.Least is not { } least || least < 1 || least > Math.Max(1, Input.Items.Count)) ModelState.AddModelError("Input.Least", Words["Choose a number from 1 to that of its questions."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var scale = new InstrumentScale
        {
            Key = Key ?? InstrumentDraft.NextScaleKey(Instrument),
            Title = AboutInput.Both(Input.En, Input.Es),
            // In the order of the questions, whatever the form says.
            Items = [.. Instrument.Items.Select(i => i.Key).Where(Input.Items.Contains)],
            Scoring = Input.Scoring!.Value,
            Least = Input.Least!.Value,
        };
        foreach (var problem in InstrumentCheck.OfScale(Instrument, scale).Where(p => !p.IsWarning)) ModelState.AddModelError("", Words[problem.Sentence, problem.With]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        return await SaveAsync(Instrument.WithScale(Key, scale), Words["Saved."]);
    }
}

public sealed class ScaleInput
{
    public string? En { get; set; }
    public string? Es { get; set; }
    public List<string> Items { get; set; } = [];
    public ScaleScoring? Scoring { get; set; } = ScaleScoring.Mean;
    public int? Least { get; set; }
}
