using Alliance.Platform.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Instruments;

/// <summary>A questionnaire that comes with the program.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class ReadyModel(InstrumentService instruments, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    /// <summary>Of the copy that is made.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    public Instrument Instrument { get; private set; } = null!;

    public bool MayWrite => User.IsInRole(nameof(Role.Evaluator));

    public InstrumentView View => new(Instrument, InstrumentView.LanguageOf(Language), Url.Content($"~/Evaluation/Instruments/Ready/{Key}"));

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Id = NewKey();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!MayWrite) return Forbid();
        if (Id == Guid.Empty)
        {
            Id = NewKey();
            ModelState.AddModelError("", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
            return await ShowAgainAsync();
        }
        var ours = Instrument with { Source = $"{Instrument.Source} Taken from “{Instrument.Title.En}” and changed by {Agency.Name}." };
        await instruments.StartAsync(Id, ours, Act(EvaluationEvents.Purpose));
        return Done($"~/Evaluation/Instruments/{Id}", Words["Copied as a draft of your own. Change what you need, then publish it."]);
    }

    protected override Task<bool> LoadAsync()
    {
        if (ReadyMade.Find(Key) is not { } found) return Task.FromResult(false);
        Instrument = found;
        return Task.FromResult(true);
    }
}
